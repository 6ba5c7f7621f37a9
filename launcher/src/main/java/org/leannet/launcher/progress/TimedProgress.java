package org.leannet.launcher.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Hands events on, and remembers how long each phase took.
public final class TimedProgress implements Progress {
  private final Progress shown;
  private final InstantSource clock;
  private final Map<Phase, Instant> begun = new EnumMap<>(Phase.class);
  private final Map<Phase, Duration> took = new EnumMap<>(Phase.class);

  public TimedProgress(Progress shown, InstantSource clock) {
    this.shown = shown;
    this.clock = clock;
  }

  @Override
  public void on(Event event) {
    synchronized (this) {
      switch (event) {
        case Event.Begun(Phase phase) -> begun.put(phase, clock.instant());
        case Event.Finished(Phase phase, String _) ->
            took.put(
                phase,
                Duration.between(begun.getOrDefault(phase, clock.instant()), clock.instant()));
        case Event.Advanced _, Event.Failed _, Event.Detail _, Event.Note _, Event.Warning _ -> {}
      }
    }
    shown.on(event);
  }

  /// `images 0.3s, peer keys 0.1s, genesis 2.0s`: the phases that came to an end.
  public synchronized String summary() {
    return took.entrySet().stream()
        .map(e ->
            String.format(
                Locale.ROOT, "%s %.1fs", e.getKey().label(), e.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    shown.close();
  }
}
