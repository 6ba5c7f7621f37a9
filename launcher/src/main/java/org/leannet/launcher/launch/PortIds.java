package org.leannet.launcher.launch;

/// Ids of ports that the launcher itself asks at. They are the catalogue's, and users and scripts
/// know them.
public final class PortIds {
  /// A Lean node's HTTP API.
  public static final String API = "http";

  /// Prometheus metrics.
  public static final String METRICS = "metrics";

  /// A Lean node's peers, over QUIC.
  public static final String QUIC = "quic";

  /// An execution client's JSON-RPC.
  public static final String RPC = "rpc";

  private PortIds() {}
}
