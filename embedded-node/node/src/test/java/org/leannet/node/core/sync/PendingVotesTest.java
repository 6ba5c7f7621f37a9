package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;

class PendingVotesTest {
  private static final Optional<Peer> FLOODER = Optional.of(new Peer("flooder"));
  private static final Optional<Peer> HONEST = Optional.of(new Peer("honest"));
  private static final long BYTES = 8 << 20;

  private final PendingVotes<Vote> votes = new PendingVotes<>(BYTES);

  private record Vote(int number, Optional<Peer> sender, long bytes) implements PendingVotes.Held {}

  private static Vote own(int number) {
    return new Vote(number, Optional.empty(), 1);
  }

  /// Takes all votes out, as when each of them can be tried again.
  private List<Vote> replayed() {
    votes.replay();
    return Stream.generate(() -> votes.takeDue(_ -> true))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void a_thousand_and_twenty_four_wait_and_the_oldest_makes_room() {
    for (int i = 0; i < 1024; i++) {
      assertThat(votes.add(new Vote(i, HONEST, 1))).isEmpty();
    }
    assertThat(votes.add(new Vote(1024, HONEST, 1))).containsExactly(new Vote(0, HONEST, 1));
    assertThat(votes.size()).isEqualTo(1024);

    assertThat(replayed())
        .extracting(Vote::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1024).boxed().toList());
    assertThat(votes.size()).isZero();
    assertThat(votes.bytes()).isZero();
  }

  @Test
  void a_peer_that_brings_too_many_makes_room_by_its_own_votes() {
    votes.add(new Vote(-1, HONEST, 1));
    votes.add(own(-2));
    for (int i = 0; i < 10 * Limits.PENDING_VOTES; i++) {
      votes.add(new Vote(i, FLOODER, 1));
    }

    assertThat(votes.size()).isEqualTo(Limits.PENDING_VOTES);
    assertThat(replayed())
        .startsWith(new Vote(-1, HONEST, 1), own(-2))
        .endsWith(new Vote(10 * Limits.PENDING_VOTES - 1, FLOODER, 1));
  }

  @Test
  void the_nodes_own_votes_make_room_when_there_are_no_others() {
    for (int i = 0; i < Limits.PENDING_VOTES; i++) {
      votes.add(own(i));
    }

    assertThat(votes.add(own(-1))).containsExactly(own(0));
  }

  @Test
  void a_vote_that_nothing_has_room_for_stays_and_keeps_its_turn() {
    votes.add(new Vote(1, FLOODER, 1));
    votes.add(new Vote(2, HONEST, 1));
    votes.replay();
    votes.add(new Vote(3, HONEST, 1));

    assertThat(votes.takeDue(vote -> vote.sender().equals(HONEST)))
        .contains(new Vote(2, HONEST, 1));
    assertThat(votes.takeDue(vote -> vote.sender().equals(HONEST)))
        .as("came after the replay")
        .isEmpty();
    assertThat(votes.size()).isEqualTo(2);
    assertThat(votes.takeDue(_ -> true)).contains(new Vote(1, FLOODER, 1));
  }

  @Test
  void large_votes_are_bound_by_their_bytes() {
    long size = 512 * 1024;
    for (int i = 0; i < 100; i++) {
      votes.add(new Vote(i, Optional.of(new Peer("peer " + i)), size));
      assertThat(votes.bytes()).isLessThanOrEqualTo(BYTES);
    }

    List<Vote> left = replayed();
    assertThat(left).hasSize((int) (BYTES / size));
    assertThat(left.getLast().number()).isEqualTo(99);
  }
}
