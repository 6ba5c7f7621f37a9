package org.leannet.node.core.aggregation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.room.Room;

/// The votes of one kind whose verification is out on a worker, by the number of the job. A peer
/// that floods with bad signatures leaves room for the votes of the others.
final class VotesUnderCheck<T> {
  private final Map<Long, Heard<T>> byNumber = new LinkedHashMap<>();
  private final Room<Peer> room;

  VotesUnderCheck(int votes, long bytes) {
    this.room = new Room<>(votes, bytes);
  }

  boolean admits(Heard<T> heard) {
    return room.admits(heard.sender(), heard.bytes());
  }

  void start(long number, Heard<T> heard) {
    room.take(heard.sender(), heard.bytes());
    byNumber.put(number, heard);
  }

  /// Takes a vote whose job has ended.
  Optional<Heard<T>> end(long number) {
    Optional<Heard<T>> ended = Optional.ofNullable(byNumber.remove(number));
    ended.ifPresent(heard -> room.give(heard.sender(), heard.bytes()));
    return ended;
  }
}
