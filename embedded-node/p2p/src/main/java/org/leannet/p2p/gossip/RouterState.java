package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// All that a router knows, shared by the parts that act on it.
final class RouterState {
  final GossipParams params;
  final Map<String, PeerState> peers = new LinkedHashMap<>();
  final Meshes meshes = new Meshes();
  final SeenCache seen;
  final MessageCache cache;
  final PendingMessages pending = new PendingMessages();
  final Backoffs backoffs = new Backoffs();
  final Scores scores = new Scores();
  final Promises promises;
  final Outbox outbox = new Outbox();
  private final RandomGenerator random;

  RouterState(GossipParams params, RandomGenerator random) {
    this.params = params;
    this.random = random;
    this.seen = new SeenCache(params.seenTtl());
    this.cache = new MessageCache(params.historyLength(), params.historyGossip());
    this.promises = new Promises(params.heartbeat());
  }

  boolean isConnected(String peer) {
    return peers.containsKey(peer);
  }

  boolean isWritable(String peer) {
    PeerState state = peers.get(peer);
    return state != null && state.writable;
  }

  List<String> writable(Collection<String> some) {
    return some.stream().filter(this::isWritable).toList();
  }

  /// Peers on a topic that we can write to and that pass a filter.
  List<String> onTopic(String topic, Predicate<String> filter) {
    List<String> found = new ArrayList<>();
    peers.forEach((peer, state) -> {
      if (state.writable && state.topics.contains(topic) && filter.test(peer)) {
        found.add(peer);
      }
    });
    return found;
  }

  /// Up to `count` of some peers, at random.
  List<String> sample(Collection<String> some, int count) {
    List<String> shuffled = new ArrayList<>(some);
    int taken = Math.clamp(count, 0, shuffled.size());
    for (int i = 0; i < taken; i++) {
      int j = random.nextInt(i, shuffled.size());
      String swapped = shuffled.set(i, shuffled.get(j));
      shuffled.set(j, swapped);
    }
    return shuffled.subList(0, taken);
  }

  /// Takes peers of a topic into its mesh until it has `d`, and tells them.
  void fillMesh(String topic, Instant now) {
    var mesh = meshes.mesh(topic);
    Instant slackened = now.minus(GossipLimits.BACKOFF_SLACK);
    List<String> candidates =
        onTopic(topic, peer -> !mesh.contains(peer) && !backoffs.holds(peer, topic, slackened));
    for (String peer : sample(candidates, params.mesh().d() - mesh.size())) {
      mesh.add(peer);
      outbox.graft(peer, topic);
    }
  }

  /// Tells a peer that it is not in our mesh, and notes its back-off.
  void prune(String peer, String topic, Instant now) {
    backoffs.set(peer, topic, now.plus(params.pruneBackoff()));
    if (isWritable(peer)) {
      outbox.prune(peer, topic, params.pruneBackoff().toSeconds());
    }
  }

  void penalise(String peer, Offence offence) {
    int score = scores.add(peer, offence);
    if (score >= GossipLimits.SCORE_LIMIT && isConnected(peer)) {
      scores.set(peer, GossipLimits.SCORE_BANNED);
      drop(peer);
      outbox.disconnect(peer, offence.text);
    }
  }

  void drop(String peer) {
    peers.remove(peer);
    meshes.remove(peer);
  }
}
