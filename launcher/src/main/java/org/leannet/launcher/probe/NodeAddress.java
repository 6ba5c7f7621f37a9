package org.leannet.launcher.probe;

import java.net.URI;

/// Where one node answers: its API and its metrics, as base URLs.
public record NodeAddress(String node, URI api, URI metrics) {
  /// A node on this machine.
  public static NodeAddress local(String node, int apiPort, int metricsPort) {
    return new NodeAddress(
        node,
        URI.create("http://127.0.0.1:" + apiPort),
        URI.create("http://127.0.0.1:" + metricsPort));
  }
}
