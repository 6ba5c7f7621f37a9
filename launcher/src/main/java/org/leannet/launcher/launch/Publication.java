package org.leannet.launcher.launch;

/// Where the ports of containers are reached from.
///
/// @param bindAddress the address of the machine they are published at
/// @param quic whether the peers' own ports are published too, for nodes of other networks
public record Publication(String bindAddress, boolean quic) {
  /// From this machine alone.
  public static final Publication LOCAL = new Publication("127.0.0.1", false);
}
