package org.leannet.launcher.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The phases so far as lines of text: what the live display shows at an instant.
final class PhaseList {
  private static final String[] SPINNER = {"|", "/", "-", "\\"};
  private static final long SPINNER_MILLIS = 120;

  private enum Outcome {
    GOING,
    DONE,
    FAILED
  }

  private record Entry(Outcome outcome, Instant begun, Instant ended, String text) {}

  private final Map<Phase, Entry> entries = new EnumMap<>(Phase.class);
  private final boolean color;

  PhaseList(boolean color) {
    this.color = color;
  }

  void on(Event event, Instant now) {
    switch (event) {
      case Event.Begun(Phase phase) -> entries.put(phase, new Entry(Outcome.GOING, now, now, ""));
      case Event.Advanced step ->
          update(step.phase(), Outcome.GOING, now, LineProgress.describe(step));
      case Event.Finished(Phase phase, String summary) -> update(phase, Outcome.DONE, now, summary);
      case Event.Failed(Phase phase) -> update(phase, Outcome.FAILED, now, "failed");
      case Event.Note _, Event.Warning _, Event.Detail _ -> {}
    }
  }

  private void update(Phase phase, Outcome outcome, Instant now, String text) {
    var entry = entries.getOrDefault(phase, new Entry(Outcome.GOING, now, now, ""));
    entries.put(phase, new Entry(outcome, entry.begun(), now, text));
  }

  List<String> render(Instant now, int width) {
    var lines = new ArrayList<String>();
    entries.forEach((phase, entry) -> {
      var end = entry.outcome() == Outcome.GOING ? now : entry.ended();
      var seconds = Duration.between(entry.begun(), end).toMillis() / 1000.0;
      var line =
          String.format(Locale.ROOT, "%-10s %6.1fs  %s", phase.label(), seconds, entry.text());
      lines.add(mark(entry, now) + " " + line.substring(0, Math.min(line.length(), width - 2)));
    });
    return lines;
  }

  private String mark(Entry entry, Instant now) {
    return switch (entry.outcome()) {
      case GOING -> SPINNER[(int) (now.toEpochMilli() / SPINNER_MILLIS % SPINNER.length)];
      case DONE -> color ? "\u001b[32m✓\u001b[0m" : "✓";
      case FAILED -> color ? "\u001b[31m✗\u001b[0m" : "✗";
    };
  }
}
