package org.leannet.node.shell;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.EventClass;
import org.leannet.node.core.port.Inbox;

/// The core's inbox, shared between the threads that fill it and the one that empties it.
final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final Inbox inbox = new Inbox();
  private boolean closed;

  /// Queues an event; false when its class is full, or nobody will read it any more.
  boolean offer(Event event) {
    lock.lock();
    try {
      if (closed || !inbox.offer(event)) {
        return false;
      }
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Queues an event as soon as there is room for it; false when none came in time.
  boolean put(Event event, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!closed && !inbox.hasRoom(event) && left > 0) {
        left = emptied.awaitNanos(left);
      }
      return offer(event);
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the most urgent event; nothing once closed.
  Optional<Event> take() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && inbox.isEmpty()) {
        filled.await();
      }
      emptied.signalAll();
      return closed ? Optional.empty() : inbox.poll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether no event waits.
  boolean isIdle() {
    lock.lock();
    try {
      return inbox.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Events dropped since the start, because their class was full.
  Map<EventClass, Long> dropped() {
    lock.lock();
    try {
      return inbox.dropped();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      emptied.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
