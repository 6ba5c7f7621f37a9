package org.leannet.p2p.transport;

import java.net.InetSocketAddress;
import org.leannet.identity.PeerId;

/// A connection came or went. For one peer they alternate: it is connected once at a time.
public sealed interface ConnectionEvent {

  PeerId peer();

  Direction direction();

  /// Tells the connections of one host apart, also those to one peer, as [DuplexStream#connection].
  long connection();

  record Connected(PeerId peer, Direction direction, long connection, InetSocketAddress address)
      implements ConnectionEvent {}

  /// The reason is for people: what this host or the peer said, or what failed.
  record Disconnected(PeerId peer, Direction direction, long connection, String reason)
      implements ConnectionEvent {}
}
