package org.leannet.launcher.plan;

/// The ports a Lean node listens on: QUIC over UDP, its HTTP API and its metrics over TCP.
public record Ports(int quic, int http, int metrics) {
  /// What every Lean node uses inside a container of its own.
  public static final Ports IN_CONTAINER = new Ports(9000, 5052, 5054);

  public Ports {
    Port.check(quic);
    Port.check(http);
    Port.check(metrics);
  }
}
