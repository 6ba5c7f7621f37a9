package org.leannet.metrics;

import java.util.Objects;

/// One thing that Prometheus scrapes.
///
/// @param node the node's name as users see it, also the value of the `job` label
/// @param address `host:port` as Prometheus reaches it
/// @param path the HTTP path of the metrics, with its slash
/// @param labels the labels that dashboards and rules select by
public record Target(String node, String address, String path, Labels labels) {

  /// What a target is, beside its name.
  ///
  /// @param client the implementation, such as `zeam`, or an execution client's name
  /// @param layer `lean` or `execution`
  /// @param generation `devnet4`, `devnet5`, …; empty where it has none
  /// @param subnet the attestation committee of the node's first validator; empty where it has none
  /// @param aggregator whether the plan gave the node the aggregator's role
  public record Labels(
      String client, String layer, String generation, String subnet, boolean aggregator) {
    public Labels {
      Objects.requireNonNull(client, "client");
      Objects.requireNonNull(layer, "layer");
    }
  }

  public Target {
    if (node.isBlank() || !path.startsWith("/") || address.indexOf(':') < 1) {
      throw new IllegalArgumentException(
          "not a scrape target: %s at %s%s".formatted(node, address, path));
    }
  }
}
