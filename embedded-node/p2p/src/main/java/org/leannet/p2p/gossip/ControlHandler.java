package org.leannet.p2p.gossip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

/// What peers say about topics, meshes and the messages they hold.
final class ControlHandler {
  private final RouterState state;

  ControlHandler(RouterState state) {
    this.state = state;
  }

  void subscription(String peer, Subscription subscription) {
    PeerState sender = state.peers.get(peer);
    if (sender == null) {
      return;
    }
    if (!subscription.subscribe()) {
      sender.topics.remove(subscription.topic());
      state.meshes.remove(peer, subscription.topic());
    } else if (sender.topics.size() < GossipLimits.TOPICS_PER_PEER) {
      sender.topics.add(subscription.topic());
    } else if (!sender.topics.contains(subscription.topic())) {
      state.penalise(peer, Offence.TOO_MANY_TOPICS);
    }
  }

  void control(String peer, Control control, Instant now) {
    control.graft().forEach(graft -> graft(peer, graft.topic(), now));
    control.prune().forEach(prune -> prune(peer, prune, now));
    control.ihave().forEach(ihave -> ihave(peer, ihave, now));
    control.iwant().forEach(iwant -> iwant(peer, iwant.messageIds()));
    control.idontwant().forEach(idontwant -> idontwant(peer, idontwant.messageIds()));
  }

  /// An unknown topic gets no answer: a PRUNE for each would let a peer make us talk at will.
  private void graft(String peer, String topic, Instant now) {
    Set<String> mesh = state.meshes.mesh(topic);
    if (!state.isConnected(peer) || !state.meshes.isSubscribed(topic) || mesh.contains(peer)) {
      return;
    }
    if (state.backoffs.holds(peer, topic, now)) {
      state.prune(peer, topic, now);
      state.penalise(peer, Offence.EARLY_GRAFT);
    } else if (mesh.size() >= state.params.mesh().high()) {
      state.prune(peer, topic, now);
    } else {
      mesh.add(peer);
    }
  }

  /// A back-off of zero asks for none.
  private void prune(String peer, Prune prune, Instant now) {
    if (!state.isConnected(peer) || !state.meshes.isSubscribed(prune.topic())) {
      return;
    }
    state.meshes.mesh(prune.topic()).remove(peer);
    if (prune.backoff() != 0) {
      state.backoffs.set(peer, prune.topic(), now.plus(backoff(prune.backoff())));
    }
  }

  private static Duration backoff(long unsignedSeconds) {
    long longest = GossipLimits.MAX_BACKOFF.toSeconds();
    boolean tooLong = Long.compareUnsigned(unsignedSeconds, longest) > 0;
    return Duration.ofSeconds(tooLong ? longest : unsignedSeconds);
  }

  private void ihave(String peer, IHave ihave, Instant now) {
    PeerState sender = state.peers.get(peer);
    if (sender == null || !sender.writable || !state.meshes.isSubscribed(ihave.topic())) {
      return;
    }
    sender.ihaves++;
    if (sender.ihaves > GossipLimits.IHAVES_PER_HEARTBEAT) {
      state.penalise(peer, Offence.TOO_MANY_IDS);
      return;
    }
    List<MessageId> wanted = new ArrayList<>();
    for (Octets bytes : ihave.messageIds()) {
      Optional<MessageId> id = MessageId.of(bytes);
      if (sender.idsAsked == GossipLimits.IDS_PER_HEARTBEAT) {
        break;
      }
      if (id.isPresent() && isNew(id.get(), now) && state.promises.ask(id.get(), peer, now)) {
        wanted.add(id.get());
        sender.idsAsked++;
      }
    }
    if (!wanted.isEmpty()) {
      state.outbox.iwant(peer, wanted);
    }
  }

  private boolean isNew(MessageId id, Instant now) {
    return !state.seen.has(id, now) && !state.cache.has(id);
  }

  private void iwant(String peer, List<Octets> ids) {
    PeerState sender = state.peers.get(peer);
    if (sender == null || !sender.writable) {
      return;
    }
    for (Octets bytes : ids) {
      sender.idsWanted++;
      if (sender.idsWanted > GossipLimits.IDS_PER_HEARTBEAT) {
        state.penalise(peer, Offence.TOO_MANY_IDS);
        return;
      }
      if (sender.bytesServed >= GossipLimits.IWANT_BYTES) {
        return;
      }
      Optional<Message> message = MessageId.of(bytes).flatMap(id -> state.cache.serve(id, peer));
      message.ifPresent(found -> {
        sender.bytesServed += found.data().size();
        state.outbox.send(List.of(peer), GossipRpc.of(found));
      });
    }
  }

  private void idontwant(String peer, List<Octets> ids) {
    PeerState sender = state.peers.get(peer);
    if (sender == null) {
      return;
    }
    for (Octets bytes : ids) {
      Optional<MessageId> id = MessageId.of(bytes);
      if (id.isPresent() && !sender.doesNotWant(id.get())) {
        state.penalise(peer, Offence.TOO_MANY_IDS);
        return;
      }
    }
  }
}
