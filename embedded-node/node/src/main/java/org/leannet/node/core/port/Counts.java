package org.leannet.node.core.port;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The running counts of the core.
public final class Counts {
  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);

  /// All counts at zero.
  public Counts() {
    for (Counter each : Counter.values()) {
      counts.put(each, 0L);
    }
  }

  public void add(Counter counter, long times) {
    counts.merge(counter, times, Long::sum);
  }

  public long get(Counter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  /// The counts now, every counter with its value.
  public Map<Counter, Long> snapshot() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
