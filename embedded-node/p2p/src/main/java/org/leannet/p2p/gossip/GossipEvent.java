package org.leannet.p2p.gossip;

import org.leannet.p2p.wire.GossipPayload;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.WireLimits;

/// What happens to a [GossipRouter].
public sealed interface GossipEvent {
  /// A peer is connected: it may send us RPCs, but our own stream to it is not open yet.
  record Connected(String peer) implements GossipEvent {}

  /// Our gossip stream to a connected peer is open.
  record StreamOpened(String peer) implements GossipEvent {}

  record Disconnected(String peer) implements GossipEvent {}

  record Received(String peer, GossipRpc rpc) implements GossipEvent {}

  /// A message of an RPC, asked for by [GossipEffect.Unpack], is decompressed.
  record Unpacked(String peer, Message message, GossipPayload payload) implements GossipEvent {

    /// Decompresses: the work that is not done in the router's time.
    public static Unpacked of(String peer, Message message) {
      return new Unpacked(
          peer,
          message,
          GossipPayload.decode(message.topic(), message.data(), WireLimits.MAX_MESSAGE));
    }
  }

  /// All messages of an RPC are unpacked, and these control messages came with them.
  record Controlled(String peer, Control control) implements GossipEvent {}

  /// A peer's bytes make no RPC, or do not come to an end. The shell lets it go.
  record Broken(String peer) implements GossipEvent {}

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
