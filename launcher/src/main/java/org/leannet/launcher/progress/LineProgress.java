package org.leannet.launcher.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// One line an event, each with the seconds since the beginning: for pipes, files and CI logs.
///
/// Of a phase's many steps at most one line a second is shown, so that a log stays readable.
public final class LineProgress implements Progress {
  private static final Duration STEP_PAUSE = Duration.ofSeconds(1);

  private final PrintWriter out;
  private final InstantSource clock;
  private final boolean verbose;
  private final Instant begin;
  private String lastStep = "";
  private final Map<Phase, Instant> shown = new EnumMap<>(Phase.class);

  /// @param verbose whether [Event.Detail]s and every single step are shown too
  public LineProgress(PrintWriter out, InstantSource clock, boolean verbose) {
    this.out = out;
    this.clock = clock;
    this.verbose = verbose;
    this.begin = clock.instant();
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.Begun(Phase phase) -> {
        shown.put(phase, clock.instant());
        line(phase.label() + " ...");
      }
      case Event.Advanced step -> {
        var text = step.phase().label() + ": " + describe(step);
        if (!text.equals(lastStep) && (verbose || isDue(step.phase()))) {
          shown.put(step.phase(), clock.instant());
          lastStep = text;
          line(text);
        }
      }
      case Event.Finished(Phase phase, String summary) -> line(phase.label() + ": " + summary);
      case Event.Failed(Phase phase) -> line(phase.label() + ": FAILED");
      case Event.Note(String text) -> line(text);
      case Event.Warning(String text) -> line("warning: " + text);
      case Event.Detail(String text) -> {
        if (verbose) {
          line(text);
        }
      }
    }
  }

  private boolean isDue(Phase phase) {
    var last = shown.get(phase);
    return last == null || Duration.between(last, clock.instant()).compareTo(STEP_PAUSE) >= 0;
  }

  static String describe(Event.Advanced step) {
    return step.total() == 0
        ? step.what()
        : "%d of %d %s".formatted(step.done(), step.total(), step.what());
  }

  private void line(String text) {
    var elapsed = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    out.println(String.format(Locale.ROOT, "%6.1fs  %s", elapsed, text));
    out.flush();
  }
}
