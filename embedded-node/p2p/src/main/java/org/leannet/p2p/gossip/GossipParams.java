package org.leannet.p2p.gossip;

import java.time.Duration;

/// The parameters of gossipsub that a network agrees on. History is counted in heartbeats.
public record GossipParams(
    MeshSize mesh,
    Duration heartbeat,
    Duration fanoutTtl,
    int historyLength,
    int historyGossip,
    Duration seenTtl,
    Duration pruneBackoff,
    int idontwantThreshold) {

  /// What Lean clients use.
  public static final GossipParams LEAN =
      new GossipParams(
          new MeshSize(8, 6, 12, 6),
          Duration.ofMillis(700),
          Duration.ofSeconds(60),
          6,
          3,
          Duration.ofSeconds(24),
          Duration.ofSeconds(60),
          1024);

  public GossipParams {
    if (historyGossip < 0 || historyGossip > historyLength) {
      throw new IllegalArgumentException(
          "cannot gossip %d heartbeats of a history of %d".formatted(historyGossip, historyLength));
    }
  }

  public GossipParams withMesh(MeshSize size) {
    return new GossipParams(
        size,
        heartbeat,
        fanoutTtl,
        historyLength,
        historyGossip,
        seenTtl,
        pruneBackoff,
        idontwantThreshold);
  }
}
