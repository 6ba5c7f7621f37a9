package org.leannet.p2p.transport;

/// Who dialled.
public enum Direction {
  /// The peer dialled this host.
  INBOUND,
  /// This host dialled the peer.
  OUTBOUND
}
