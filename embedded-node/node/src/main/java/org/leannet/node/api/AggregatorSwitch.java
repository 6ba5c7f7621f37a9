package org.leannet.node.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;

/// Turns the aggregator role on or off, one caller at a time.
public final class AggregatorSwitch {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(2);

  private final Supplier<CoreView> view;
  private final Predicate<Event> core;

  /// @param core takes an event; false when it has no room for it
  public AggregatorSwitch(Supplier<CoreView> view, Predicate<Event> core) {
    this.view = view;
    this.core = core;
  }

  /// What a request wants the role to be: an object with a boolean `enabled`, or nothing.
  public static Optional<Boolean> wanted(String request) {
    return Json.read(request)
        .filter(JsonNode::isObject)
        .map(body -> body.path("enabled"))
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue);
  }

  boolean isOn() {
    return view.get().aggregator();
  }

  /// Sets the role, and answers what it was before; nothing when the core does not react.
  synchronized Optional<Boolean> set(boolean enabled) {
    boolean previous = isOn();
    if (!core.test(new Event.SetAggregator(enabled))) {
      return Optional.empty();
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isOn() != enabled) {
      if (System.nanoTime() > end) {
        return Optional.empty();
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    return Optional.of(previous);
  }
}
