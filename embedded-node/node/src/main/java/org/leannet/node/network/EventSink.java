package org.leannet.node.network;

import java.time.Duration;
import org.leannet.node.core.port.Event;

/// Where events for the core go.
@FunctionalInterface
public interface EventSink {
  /// Hands an event on; false when there is no room for it.
  boolean offer(Event event);

  /// Hands an event on as soon as there is room for it; false when none came in time.
  default boolean put(Event event, Duration patience) throws InterruptedException {
    return offer(event);
  }
}
