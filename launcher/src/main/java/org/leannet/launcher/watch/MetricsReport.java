package org.leannet.launcher.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.leannet.launcher.probe.MetricsText;

/// What a node's metrics say. `peersByName` has the connections to peers the node knows by name;
/// what a client does not measure is empty.
public record MetricsReport(
    OptionalLong head,
    OptionalLong justified,
    OptionalLong finalized,
    OptionalLong peers,
    Set<String> peersByName,
    Optional<Boolean> aggregator) {
  private static final String PEERS = "lean_connected_peers";

  public MetricsReport {
    peersByName = Set.copyOf(peersByName);
  }

  /// Reads a page of metrics. Where two names are in use for the same thing, the first that is
  /// there counts.
  static MetricsReport parse(String page) {
    var metrics = new MetricsText(page);
    var aggregator = metrics.sum("lean_is_aggregator");
    return new MetricsReport(
        first(metrics, "lean_head_slot"),
        first(metrics, "lean_latest_justified_slot", "lean_justified_slot"),
        first(metrics, "lean_latest_finalized_slot", "lean_finalized_slot"),
        first(metrics, PEERS),
        connected(metrics.byLabel(PEERS, "client")),
        aggregator.isPresent() ? Optional.of(aggregator.getAsDouble() > 0) : Optional.empty());
  }

  private static Set<String> connected(Map<String, Double> peers) {
    var names = new LinkedHashMap<>(peers);
    names.values().removeIf(count -> count < 1);
    return names.keySet();
  }

  private static OptionalLong first(MetricsText metrics, String... names) {
    for (var name : names) {
      var value = metrics.sum(name);
      if (value.isPresent() && value.getAsDouble() >= 0) {
        return rounded(value);
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong rounded(OptionalDouble value) {
    return OptionalLong.of(Math.round(value.getAsDouble()));
  }
}
