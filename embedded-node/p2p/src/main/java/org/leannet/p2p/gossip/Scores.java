package org.leannet.p2p.gossip;

import java.util.LinkedHashMap;
import java.util.Map;

/// Points of peers that misbehaved; kept while a peer is away, forgiven by and by.
final class Scores {
  private final Map<String, Integer> points = new LinkedHashMap<>();

  int of(String peer) {
    return points.getOrDefault(peer, 0);
  }

  /// Adds an offence and returns the new score.
  int add(String peer, Offence offence) {
    int score = of(peer) + offence.points;
    set(peer, score);
    return score;
  }

  void set(String peer, int score) {
    points.put(peer, score);
    if (points.size() > GossipLimits.REMEMBERED_PEERS) {
      points.remove(points.keySet().iterator().next());
    }
  }

  void decay() {
    points.replaceAll((_, score) -> score - 1);
    points.values().removeIf(score -> score <= 0);
  }
}
