package org.leannet.p2p.transport;

import java.net.InetSocketAddress;
import org.leannet.identity.PeerId;

/// A connection came or went. For one peer they alternate: it is connected once at a time.
public sealed interface ConnectionEvent {

  PeerId peer();

  Direction direction();

  record Connected(PeerId peer, Direction direction, InetSocketAddress address)
      implements ConnectionEvent {}

  /// The reason is for people: what this host or the peer said, or what failed.
  record Disconnected(PeerId peer, Direction direction, String reason) implements ConnectionEvent {}
}
