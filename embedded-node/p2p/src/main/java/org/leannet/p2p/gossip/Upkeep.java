package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.MessageId;

/// What is done at every heartbeat: old things forgotten, meshes kept in size, news gossiped.
final class Upkeep {
  private final RouterState state;

  Upkeep(RouterState state) {
    this.state = state;
  }

  void heartbeat(Instant now) {
    state.peers.values().forEach(PeerState::heartbeat);
    state.scores.decay();
    blameForBrokenPromises(now);
    state.pending.expire(now);
    state.seen.expire(now);
    state.backoffs.expire(now);
    state.meshes.topics().forEach(topic -> balance(topic, now));
    state.meshes.expireFanouts(now, state.params.fanoutTtl());
    state.meshes.fanoutTopics().forEach(this::fillFanout);
    Set<String> topics = new LinkedHashSet<>(state.meshes.topics());
    topics.addAll(state.meshes.fanoutTopics());
    topics.forEach(this::gossip);
    state.cache.shift();
  }

  /// Once a heartbeat, however many messages are missing; a peer that is gone is excused.
  private void blameForBrokenPromises(Instant now) {
    for (String peer : state.promises.takeBroken(now)) {
      if (state.isConnected(peer)) {
        state.penalise(peer, Offence.BROKEN_PROMISE);
      }
    }
  }

  private void balance(String topic, Instant now) {
    Set<String> mesh = state.meshes.mesh(topic);
    MeshSize size = state.params.mesh();
    if (mesh.size() < size.low()) {
      state.fillMesh(topic, now);
    } else if (mesh.size() > size.high()) {
      for (String peer : state.sample(mesh, mesh.size() - size.d())) {
        mesh.remove(peer);
        state.prune(peer, topic, now);
      }
    }
  }

  private void fillFanout(String topic) {
    Set<String> fanout = state.meshes.existingFanout(topic);
    List<String> others = state.onTopic(topic, peer -> !fanout.contains(peer));
    fanout.addAll(state.sample(others, state.params.mesh().d() - fanout.size()));
  }

  private void gossip(String topic) {
    List<MessageId> ids = state.cache.gossipIds(topic);
    if (ids.isEmpty()) {
      return;
    }
    Set<String> mesh = state.meshes.mesh(topic);
    Set<String> fanout = state.meshes.existingFanout(topic);
    List<String> others =
        state.onTopic(topic, peer -> !mesh.contains(peer) && !fanout.contains(peer));
    IHave ihave = new IHave(topic, Outbox.octets(ids));
    state
        .sample(others, state.params.mesh().lazy())
        .forEach(peer -> state.outbox.ihave(peer, ihave));
  }
}
