package org.leannet.node.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/// Virtual time: what is due runs in order of its time, and in the order it was planned within one
/// moment.
final class Scheduler implements InstantSource {
  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private long now;
  private long planned;

  private record Due(long micros, long order, Runnable action) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return micros == other.micros
          ? Long.compare(order, other.order)
          : Long.compare(micros, other.micros);
    }
  }

  /// @param startMillis the first moment, in milliseconds since 1970
  Scheduler(long startMillis) {
    this.now = startMillis * 1_000;
  }

  /// Microseconds since 1970.
  long micros() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now / 1_000);
  }

  void after(long micros, Runnable action) {
    at(now + micros, action);
  }

  void at(long micros, Runnable action) {
    planned++;
    queue.add(new Due(Math.max(now, micros), planned, action));
  }

  /// Runs everything up to a moment.
  void runUntil(long micros) {
    while (!queue.isEmpty() && queue.peek().micros() <= micros) {
      Due due = queue.remove();
      now = due.micros();
      due.action().run();
    }
    now = micros;
  }
}
