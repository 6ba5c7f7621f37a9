package org.leannet.node.core.port;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Events that wait for the core, by class. The most urgent class goes first, and within it the
/// oldest event.
///
/// Each class has its own bound. An event that finds its class full is dropped and counted; a tick
/// instead pushes out the oldest tick, since the newer one says all the older one did. Not safe for
/// several threads: the shell guards it with its lock.
public final class Inbox {
  private final Map<EventClass, ArrayDeque<Event>> queues = new EnumMap<>(EventClass.class);
  private final Map<EventClass, Long> dropped = new EnumMap<>(EventClass.class);

  /// An empty inbox.
  public Inbox() {
    for (EventClass each : EventClass.values()) {
      queues.put(each, new ArrayDeque<>());
      dropped.put(each, 0L);
    }
  }

  /// Queues an event; false when its class was full and the event was dropped.
  public boolean offer(Event event) {
    EventClass eventClass = event.eventClass();
    ArrayDeque<Event> queue = queue(eventClass);
    if (queue.size() >= eventClass.capacity()) {
      dropped.merge(eventClass, 1L, Long::sum);
      if (eventClass != EventClass.TICK) {
        return false;
      }
      queue.removeFirst();
    }
    queue.addLast(event);
    return true;
  }

  /// Takes the most urgent event.
  public Optional<Event> poll() {
    for (ArrayDeque<Event> queue : queues.values()) {
      if (!queue.isEmpty()) {
        return Optional.of(queue.removeFirst());
      }
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return queues.values().stream().allMatch(ArrayDeque::isEmpty);
  }

  /// How many events of a class wait.
  public int size(EventClass eventClass) {
    return queue(eventClass).size();
  }

  /// How many events of each class were dropped since the start.
  public Map<EventClass, Long> dropped() {
    return Map.copyOf(dropped);
  }

  private ArrayDeque<Event> queue(EventClass eventClass) {
    ArrayDeque<Event> queue = queues.get(eventClass);
    if (queue == null) {
      throw new IllegalStateException("no queue for " + eventClass);
    }
    return queue;
  }
}
