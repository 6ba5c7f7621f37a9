package org.leannet.p2p.gossip;

import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

/// What happens to a [GossipRouter].
public sealed interface GossipEvent {
  /// A peer is connected: it may send us RPCs, but our own stream to it is not open yet.
  record Connected(String peer) implements GossipEvent {}

  /// Our gossip stream to a connected peer is open.
  record StreamOpened(String peer) implements GossipEvent {}

  record Disconnected(String peer) implements GossipEvent {}

  record Received(String peer, GossipRpc rpc) implements GossipEvent {}

  /// We join a topic: its messages are delivered to us and we relay them.
  record Subscribe(String topic) implements GossipEvent {}

  record Unsubscribe(String topic) implements GossipEvent {}

  /// We publish SSZ bytes, not yet compressed; joining the topic is not needed for it.
  record Publish(String topic, Octets ssz) implements GossipEvent {}

  /// The application has judged a message that was delivered to it.
  record Validated(MessageId id, Validation validation) implements GossipEvent {}

  /// Due every [GossipParams#heartbeat].
  record Heartbeat() implements GossipEvent {}
}
