package org.leannet.node.core.sync;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.leannet.node.core.port.Limits;

/// Votes of one kind that name a block not known yet, oldest first. The oldest makes room for a new
/// one.
public final class PendingVotes<T> {
  private final ArrayDeque<T> votes = new ArrayDeque<>();

  /// Adds a vote, and returns the one pushed out for it.
  public Optional<T> add(T vote) {
    Optional<T> evicted =
        votes.size() >= Limits.PENDING_VOTES ? Optional.of(votes.removeFirst()) : Optional.empty();
    votes.addLast(vote);
    return evicted;
  }

  /// Takes all votes out, to be tried again. Those that still cannot be judged are added anew.
  public List<T> drain() {
    List<T> all = List.copyOf(votes);
    votes.clear();
    return all;
  }

  public int size() {
    return votes.size();
  }
}
