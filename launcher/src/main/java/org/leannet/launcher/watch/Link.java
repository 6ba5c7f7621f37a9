package org.leannet.launcher.watch;

/// A connection between two nodes, by their positions; `a` is the smaller one.
public record Link(int a, int b) implements Comparable<Link> {
  static Link between(int one, int other) {
    return new Link(Math.min(one, other), Math.max(one, other));
  }

  @Override
  public int compareTo(Link other) {
    return a == other.a ? Integer.compare(b, other.b) : Integer.compare(a, other.a);
  }
}
