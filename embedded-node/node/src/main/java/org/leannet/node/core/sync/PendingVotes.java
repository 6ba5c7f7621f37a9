package org.leannet.node.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.room.Room;

/// Votes of one kind that name a block not known yet, oldest first. When there are too many, the
/// oldest makes room: nothing of them could be checked, so it is one of the peer that has brought
/// most of them.
public final class PendingVotes<T extends PendingVotes.Held> {
  /// Votes to be tried again; all of them are older than those that wait.
  private final Deque<T> due = new ArrayDeque<>();

  private final Deque<T> waiting = new ArrayDeque<>();
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
    room.take(vote.sender(), vote.bytes());
    waiting.addLast(vote);
    List<T> evicted = new ArrayList<>();
    while (room.isOver()) {
      evicted.add(evict());
    }
    return evicted;
  }

  private T evict() {
    Set<Peer> greediest = room.greediest();
    Predicate<T> brought =
        vote -> greediest.isEmpty() || vote.sender().filter(greediest::contains).isPresent();
    return takeFirst(due, brought)
        .or(() -> takeFirst(waiting, brought))
        .orElseThrow(() -> new IllegalStateException("too many votes, but none is there"));
  }

  private Optional<T> takeFirst(Deque<T> votes, Predicate<T> wanted) {
    for (Iterator<T> oldestFirst = votes.iterator(); oldestFirst.hasNext(); ) {
      T vote = oldestFirst.next();
      if (wanted.test(vote)) {
        oldestFirst.remove();
        room.give(vote.sender(), vote.bytes());
        return Optional.of(vote);
      }
    }
    return Optional.empty();
  }

  /// All votes that wait are to be tried again.
  public void replay() {
    due.addAll(waiting);
    waiting.clear();
  }

  /// Takes out the oldest vote that is to be tried again and that something has room for. When it
  /// still cannot be judged, it is added anew.
  public Optional<T> takeDue(Predicate<T> hasRoom) {
    return takeFirst(due, hasRoom);
  }

  public int size() {
    return due.size() + waiting.size();
  }

  /// What all votes take together.
  public long bytes() {
    return room.bytes();
  }
}
