package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.leannet.p2p.wire.GossipPayload;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.MessageId.Domain;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;
import org.leannet.p2p.wire.WireLimits;

/// Messages: from peers to the application, and from the application to peers.
final class Relay {
  private final RouterState state;

  Relay(RouterState state) {
    this.state = state;
  }

  /// Whether a message that a peer has published to us is worth its unpacking.
  boolean admits(String peer, Message message) {
    PeerState sender = state.peers.get(peer);
    if (sender == null || !state.meshes.isSubscribed(message.topic())) {
      return false;
    }
    sender.messages++;
    sender.messageBytes += Math.max(message.data().size(), unpackedSize(message));
    if (sender.messages > GossipLimits.MESSAGES_PER_HEARTBEAT
        || sender.messageBytes > GossipLimits.MESSAGE_BYTES_PER_HEARTBEAT) {
      state.penalise(peer, Offence.TOO_MANY_MESSAGES);
      return false;
    }
    if (!message.isAnonymous()) {
      state.penalise(peer, Offence.SIGNED_MESSAGE);
      return false;
    }
    return true;
  }

  /// What announces too much is not unpacked at all.
  private static long unpackedSize(Message message) {
    long announced = SnappyBlock.announced(message.data()).orElse(0);
    return announced <= WireLimits.MAX_MESSAGE ? announced : 0;
  }

  /// A peer has published a message to us. It is relayed when the application accepts it; other
  /// mesh members hear at once that a large one need not be sent to us again.
  void receive(String peer, Message message, GossipPayload payload, Instant now) {
    if (!state.isConnected(peer) || !state.meshes.isSubscribed(message.topic())) {
      return;
    }
    MessageId id = payload.id();
    state.promises.keep(id);
    if (state.seen.has(id, now)) {
      state.pending.addSource(id, peer);
      return;
    }
    if (!state.pending.add(payload, message, peer, now)) {
      return;
    }
    state.seen.add(id, now);
    if (message.data().size() >= state.params.idontwantThreshold()) {
      state.writable(state.meshes.mesh(message.topic())).stream()
          .filter(other -> !other.equals(peer))
          .forEach(other -> state.outbox.idontwant(other, id));
    }
    state.outbox.deliver(peer, new GossipMessage(id, message.topic(), payload.ssz()));
  }

  /// The application's verdict, if it comes while the message still waits for one.
  void validated(MessageId id, Validation validation) {
    state
        .pending
        .remove(id)
        .ifPresent(pending -> {
          switch (validation) {
            case ACCEPT -> forward(id, pending.message(), pending.sources());
            case IGNORE -> {}
            case REJECT ->
                pending.sources().forEach(peer -> state.penalise(peer, Offence.INVALID_MESSAGE));
          }
        });
  }

  private void forward(MessageId id, Message message, Set<String> sources) {
    state.cache.put(id, message);
    List<String> receivers =
        state.meshes.mesh(message.topic()).stream()
            .filter(peer -> !sources.contains(peer) && wants(peer, id))
            .toList();
    state.outbox.send(receivers, GossipRpc.of(message));
  }

  /// Publishes to the mesh, topped up to `d` while it is still small, or else to the fanout.
  void publish(String topic, Octets ssz, Instant now) {
    MessageId id = MessageId.of(Domain.VALID_SNAPPY, topic, ssz);
    if (state.seen.has(id, now)) {
      return;
    }
    Message message = Message.anonymous(topic, SnappyBlock.compress(ssz));
    state.seen.add(id, now);
    state.cache.put(id, message);
    Set<String> receivers = receivers(topic, now);
    receivers.removeIf(peer -> !wants(peer, id));
    state.outbox.send(receivers, GossipRpc.of(message));
  }

  private Set<String> receivers(String topic, Instant now) {
    boolean subscribed = state.meshes.isSubscribed(topic);
    Set<String> members = subscribed ? state.meshes.mesh(topic) : state.meshes.fanout(topic, now);
    Set<String> receivers = new LinkedHashSet<>(members);
    List<String> others = state.onTopic(topic, peer -> !members.contains(peer));
    receivers.addAll(state.sample(others, state.params.mesh().d() - members.size()));
    if (!subscribed) {
      members.addAll(receivers);
    }
    return receivers;
  }

  private boolean wants(String peer, MessageId id) {
    PeerState receiver = state.peers.get(peer);
    return receiver != null && receiver.writable && receiver.wants(id);
  }
}
