package org.leannet.launcher.quickstart;

import java.util.Optional;

/// One row of lean-quickstart's `validator-config.yaml`. The key is 64 hex digits, `count` how many
/// validators the node has.
record QuickstartNode(
    String name,
    String privateKey,
    String ip,
    int quicPort,
    Optional<Integer> metricsPort,
    Optional<Integer> apiPort,
    boolean aggregator,
    Optional<Integer> subnet,
    int count) {
  /// The same node under another name.
  QuickstartNode withName(String other) {
    return new QuickstartNode(
        other, privateKey, ip, quicPort, metricsPort, apiPort, aggregator, subnet, count);
  }

  /// The same node at another address.
  QuickstartNode at(String otherIp, int quic, Optional<Integer> metrics, Optional<Integer> api) {
    return new QuickstartNode(
        name, privateKey, otherIp, quic, metrics, api, aggregator, subnet, count);
  }
}
