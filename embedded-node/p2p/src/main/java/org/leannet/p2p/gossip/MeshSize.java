package org.leannet.p2p.gossip;

/// How many peers a topic's mesh aims at (`d`), when it takes more in and when it puts some out,
/// and how many peers outside it hear of new messages at a heartbeat (`lazy`).
public record MeshSize(int d, int low, int high, int lazy) {
  public MeshSize {
    if (low < 0 || low > d || d > high || lazy < 0) {
      throw new IllegalArgumentException(
          "not a mesh size: low %d, d %d, high %d, lazy %d".formatted(low, d, high, lazy));
    }
  }
}
