package org.leannet.node;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was started, to be stopped in the reverse order: all of it, also when one stop is cut
/// short.
final class StartedParts {
  private final Deque<Stop> stops = new ArrayDeque<>();

  /// How one part is stopped.
  @FunctionalInterface
  interface Stop {
    void stop() throws InterruptedException;
  }

  void add(Stop stop) {
    stops.push(stop);
  }

  void stopAll() throws InterruptedException {
    boolean interrupted = false;
    while (!stops.isEmpty()) {
      try {
        stops.pop().stop();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      throw new InterruptedException("interrupted while stopping");
    }
  }
}
