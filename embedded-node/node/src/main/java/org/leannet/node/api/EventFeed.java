package org.leannet.node.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.leannet.node.core.port.Notice;

/// Hands what happens to everyone who listens. Nobody can hold the node up: a listener that is too
/// slow loses events and is told how many.
public final class EventFeed {
  static final int MAX_LISTENERS = 32;

  private final List<EventQueue> listeners = new CopyOnWriteArrayList<>();

  /// Tells all listeners, unless it is none of the API's events.
  ///
  /// @param slot the clock's slot, for what is only worth telling while the node is near it
  public void tell(Notice notice, long slot) {
    if (listeners.isEmpty()) {
      return;
    }
    EventMessage.of(notice, slot)
        .ifPresent(message -> listeners.forEach(listener -> listener.offer(message)));
  }

  /// A listener to some topics; nothing when there are too many already.
  synchronized Optional<EventQueue> listen(Set<String> topics) {
    if (listeners.size() >= MAX_LISTENERS) {
      return Optional.empty();
    }
    EventQueue queue = new EventQueue(topics);
    listeners.add(queue);
    return Optional.of(queue);
  }

  void leave(EventQueue queue) {
    listeners.remove(queue);
    queue.close();
  }

  /// Ends all streams.
  public void close() {
    listeners.forEach(this::leave);
  }
}
