package org.leannet.node.core.port;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.leannet.node.core.room.Room;

/// Events that wait for the core, by class. The most urgent class goes first, and within it the
/// oldest event.
///
/// Each class has its own bounds, and in it no peer can take the room of the others. An event that
/// finds no room is dropped and counted; a tick instead pushes out the oldest tick, since the newer
/// one says all the older one did. Not safe for several threads: the shell guards it with its lock.
public final class Inbox {
  private final Map<EventClass, Queue> queues = new EnumMap<>(EventClass.class);

  /// The events of one class.
  private static final class Queue {
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final Room<Peer> room;
    private long dropped;

    private Queue(EventClass eventClass) {
      room = new Room<>(eventClass.capacity(), eventClass.bytes());
    }

    private boolean add(Event event) {
      if (!room.tryTake(event.sender(), event.bytes())) {
        dropped++;
        return false;
      }
      events.addLast(event);
      return true;
    }

    private void addAnyway(Event event) {
      room.take(event.sender(), event.bytes());
      events.addLast(event);
    }

    private Event take() {
      Event event = events.removeFirst();
      room.give(event.sender(), event.bytes());
      return event;
    }

    /// Takes out the newest event of a kind and a peer.
    private Optional<Event> takeBack(Event like) {
      Iterator<Event> newestFirst = events.descendingIterator();
      while (newestFirst.hasNext()) {
        Event each = newestFirst.next();
        if (each.getClass() == like.getClass() && each.sender().equals(like.sender())) {
          newestFirst.remove();
          room.give(each.sender(), each.bytes());
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /// An empty inbox.
  public Inbox() {
    for (EventClass each : EventClass.values()) {
      queues.put(each, new Queue(each));
    }
  }

  /// Queues an event; false when there was no room for it and it was dropped.
  public boolean offer(Event event) {
    Queue queue = queue(event.eventClass());
    return switch (event) {
      case Event.Tick _ -> {
        if (!queue.add(event)) {
          queue.take();
          queue.addAnyway(event);
        }
        yield true;
      }
      case Event.PeerDisconnected(Peer peer) -> {
        // A peer that has come and gone unnoticed need not be told of at all.
        boolean unnoticed = queue.takeBack(new Event.PeerConnected(peer, false)).isPresent();
        if (!unnoticed) {
          queue.takeBack(event);
          queue.addAnyway(event);
        }
        yield true;
      }
      case Event.PeerConnected _, Event.SetAggregator _ -> {
        queue.takeBack(event);
        queue.addAnyway(event);
        yield true;
      }
      case Event.PeerStatus _ -> {
        queue.takeBack(event);
        yield queue.add(event);
      }
      case Event.ResponseEnded _ -> {
        queue.addAnyway(event);
        yield true;
      }
      default -> queue.add(event);
    };
  }

  /// Whether an event would find room now.
  public boolean hasRoom(Event event) {
    return queue(event.eventClass()).room.admits(event.sender(), event.bytes());
  }

  /// Takes the most urgent event.
  public Optional<Event> poll() {
    for (Queue queue : queues.values()) {
      if (!queue.events.isEmpty()) {
        return Optional.of(queue.take());
      }
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return queues.values().stream().allMatch(queue -> queue.events.isEmpty());
  }

  /// How many events of a class wait.
  public int size(EventClass eventClass) {
    return queue(eventClass).events.size();
  }

  /// How many bytes the waiting events of a class hold.
  public long bytes(EventClass eventClass) {
    return queue(eventClass).room.bytes();
  }

  /// How many events of each class were dropped since the start.
  public Map<EventClass, Long> dropped() {
    Map<EventClass, Long> dropped = new EnumMap<>(EventClass.class);
    queues.forEach((eventClass, queue) -> dropped.put(eventClass, queue.dropped));
    return Map.copyOf(dropped);
  }

  private Queue queue(EventClass eventClass) {
    Queue queue = queues.get(eventClass);
    if (queue == null) {
      throw new IllegalStateException("no queue for " + eventClass);
    }
    return queue;
  }
}
