package org.leannet.node.network;

import org.leannet.node.core.port.Event;

/// Where events for the core go.
@FunctionalInterface
public interface EventSink {
  /// Hands an event on; false when there is no room for it.
  boolean offer(Event event);
}
