package org.leannet.launcher.launch;

/// The ids of a Lean node's ports, as users and scripts spell them.
public final class PortIds {
  /// The HTTP API.
  public static final String API = "api";

  /// Prometheus metrics.
  public static final String METRICS = "metrics";

  /// Peers, over QUIC.
  public static final String QUIC = "quic";

  private PortIds() {}
}
