package org.leannet.node.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.room.Room;

/// Votes of one kind that name a block not known yet, oldest first. The oldest makes room for a new
/// one. Nothing of them could be checked, so a peer that has brought many makes room by its own
/// ones.
public final class PendingVotes<T extends PendingVotes.Held> {
  private final ArrayDeque<T> votes = new ArrayDeque<>();
  private final Room<Peer> room;

  /// A vote as it waits.
  public interface Held {
    /// Who brought it; nobody did when it is the node's own.
    Optional<Peer> sender();

    long bytes();
  }

  /// @param bytes what all votes may take together
  public PendingVotes(long bytes) {
    this.room = new Room<>(Limits.PENDING_VOTES, bytes);
  }

  /// Adds a vote, and returns those pushed out for it.
  public List<T> add(T vote) {
    List<T> evicted = new ArrayList<>();
    while (!room.admits(vote.sender(), vote.bytes()) && !votes.isEmpty()) {
      evicted.add(evictFor(vote));
    }
    room.take(vote.sender(), vote.bytes());
    votes.addLast(vote);
    return evicted;
  }

  private T evictFor(T vote) {
    boolean own = vote.sender().map(room::holds).orElse(false);
    Iterator<T> oldestFirst = votes.iterator();
    T candidate = oldestFirst.next();
    while (own && !candidate.sender().equals(vote.sender())) {
      candidate = oldestFirst.next();
    }
    oldestFirst.remove();
    room.give(candidate.sender(), candidate.bytes());
    return candidate;
  }

  /// Takes all votes out, to be tried again. Those that still cannot be judged are added anew.
  public List<T> drain() {
    List<T> all = List.copyOf(votes);
    all.forEach(vote -> room.give(vote.sender(), vote.bytes()));
    votes.clear();
    return all;
  }

  public int size() {
    return votes.size();
  }

  /// What all votes take together.
  public long bytes() {
    return room.bytes();
  }
}
