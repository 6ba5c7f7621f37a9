package org.leannet.node.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/// The events that wait for one listener. The oldest make room for new ones.
final class EventQueue {
  private static final int CAPACITY = 8192;

  private final Set<String> topics;
  private final Deque<EventMessage> waiting = new ArrayDeque<>();
  private long dropped;
  private boolean closed;

  EventQueue(Set<String> topics) {
    this.topics = Set.copyOf(topics);
  }

  synchronized void offer(EventMessage message) {
    if (closed || !topics.contains(message.topic())) {
      return;
    }
    if (waiting.size() == CAPACITY) {
      waiting.removeFirst();
      dropped++;
    }
    waiting.addLast(message);
    notifyAll();
  }

  /// Waits for the next event for so long; nothing when none came, or the queue is closed.
  synchronized Optional<EventMessage> next(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (waiting.isEmpty() && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.ofNullable(waiting.pollFirst());
  }

  /// How many events were dropped since this was last asked.
  synchronized long takeDropped() {
    long count = dropped;
    dropped = 0;
    return count;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
