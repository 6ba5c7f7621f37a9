package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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

  @Test
  void the_oldest_vote_makes_room() {
    for (int i = 0; i < Limits.PENDING_VOTES; i++) {
      assertThat(votes.add(own(i))).isEmpty();
    }
    assertThat(votes.add(own(-1))).containsExactly(own(0));
    assertThat(votes.size()).isEqualTo(Limits.PENDING_VOTES);
    assertThat(votes.drain())
        .startsWith(own(1), own(2))
        .endsWith(own(-1))
        .hasSize(Limits.PENDING_VOTES);
    assertThat(votes.size()).isZero();
    assertThat(votes.bytes()).isZero();
  }

  @Test
  void one_peer_fills_half_the_room_and_makes_room_by_its_own_votes() {
    votes.add(new Vote(-1, HONEST, 1));
    for (int i = 0; i < 10 * Limits.PENDING_VOTES; i++) {
      votes.add(new Vote(i, FLOODER, 1));
    }

    assertThat(votes.size()).isEqualTo(Limits.PENDING_VOTES / 2 + 1);
    assertThat(votes.drain())
        .startsWith(new Vote(-1, HONEST, 1))
        .endsWith(new Vote(10 * Limits.PENDING_VOTES - 1, FLOODER, 1));
  }

  @Test
  void large_votes_are_bound_by_their_bytes() {
    long size = 512 * 1024;
    for (int i = 0; i < 100; i++) {
      votes.add(new Vote(i, Optional.of(new Peer("peer " + i)), size));
      assertThat(votes.bytes()).isLessThanOrEqualTo(BYTES);
    }

    List<Vote> left = votes.drain();
    assertThat(left).hasSize((int) (BYTES / size));
    assertThat(left.getLast().number()).isEqualTo(99);
  }
}
