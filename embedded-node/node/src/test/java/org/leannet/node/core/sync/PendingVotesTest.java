package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.Limits;

class PendingVotesTest {
  @Test
  void the_oldest_vote_makes_room() {
    PendingVotes<Integer> votes = new PendingVotes<>();
    for (int i = 0; i < Limits.PENDING_VOTES; i++) {
      assertThat(votes.add(i)).isEmpty();
    }

    assertThat(votes.add(-1)).contains(0);
    assertThat(votes.size()).isEqualTo(Limits.PENDING_VOTES);
    assertThat(votes.drain()).startsWith(1, 2).endsWith(-1).hasSize(Limits.PENDING_VOTES);
    assertThat(votes.size()).isZero();
  }
}
