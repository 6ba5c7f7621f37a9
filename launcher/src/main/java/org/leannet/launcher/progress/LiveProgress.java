package org.leannet.launcher.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A list of phases on a terminal, redrawn in place several times a second.
public final class LiveProgress implements Progress {
  private static final Duration REDRAW = Duration.ofMillis(120);

  private final PrintWriter out;
  private final InstantSource clock;
  private final int width;
  private final boolean verbose;
  private final PhaseList phases;
  private final Thread painter;
  private int drawn;
  private boolean closed;

  /// @param width the terminal's columns
  public LiveProgress(
      PrintWriter out, InstantSource clock, int width, boolean color, boolean verbose) {
    this.out = out;
    this.clock = clock;
    this.width = width;
    this.verbose = verbose;
    this.phases = new PhaseList(color);
    this.painter = Thread.ofVirtual().name("progress").start(this::paint);
  }

  @Override
  public synchronized void on(Event event) {
    if (closed) {
      return;
    }
    switch (event) {
      case Event.Note(String text) -> above(text);
      case Event.Warning(String text) -> above("warning: " + text);
      case Event.Detail(String text) -> {
        if (verbose) {
          above(text);
        }
      }
      case Event.Begun _, Event.Advanced _, Event.Finished _, Event.Failed _ ->
          phases.on(event, clock.instant());
    }
    redraw();
  }

  @Override
  public void close() {
    painter.interrupt();
    synchronized (this) {
      if (!closed) {
        redraw();
        closed = true;
      }
    }
  }

  private void paint() {
    try {
      while (true) {
        Thread.sleep(REDRAW);
        synchronized (this) {
          if (closed) {
            return;
          }
          redraw();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A line that stays, above the list.
  private void above(String text) {
    erase();
    out.println(text);
  }

  private void redraw() {
    erase();
    List<String> lines = phases.render(clock.instant(), width);
    lines.forEach(out::println);
    drawn = lines.size();
    out.flush();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\u001b[J");
      drawn = 0;
    }
  }
}
