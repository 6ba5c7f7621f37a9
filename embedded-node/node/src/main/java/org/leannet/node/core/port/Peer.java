package org.leannet.node.core.port;

/// A peer as the core names it: the text of its peer id. The core only compares it.
public record Peer(String id) implements Comparable<Peer> {
  @Override
  public int compareTo(Peer other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
