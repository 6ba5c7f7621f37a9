package org.leannet.consensus.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Keys;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Justifications;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

class RankingTest {
  private static final State GENESIS = Genesis.state(0, Keys.of(6).validators());

  /// Six validators; slot 1 is finalized, slot 2 justified.
  private static State state(Justifications justifications) {
    return new State(
        GENESIS.config(),
        20,
        GENESIS.latestBlockHeader(),
        new Checkpoint(root(2), 2),
        new Checkpoint(root(1), 1),
        GENESIS.historicalBlockHashes(),
        Bits.EMPTY,
        GENESIS.validators(),
        justifications);
  }

  private static Root root(long slot) {
    return new Root(slot, 0, 0, 0);
  }

  private static Candidate votes(long slot, long target, int... validators) {
    Checkpoint at = new Checkpoint(root(target), target);
    AttestationData data = new AttestationData(slot, at, at, new Checkpoint(root(2), 2));
    return validators.length == 0
        ? new Candidate(data, List.of())
        : new Candidate(
            data, List.of(new SingleMessageAggregate(Bits.ofIndices(6, validators), Bytes.EMPTY)));
  }

  @Test
  void what_finalizes_goes_before_what_justifies_and_that_before_the_rest() {
    Candidate stale = votes(4, 4, 0, 1, 2);
    Candidate justifies = votes(9, 7, 0, 1, 2, 3);
    Candidate finalizes = votes(8, 3, 0, 1, 2, 3);
    Candidate empty = votes(3, 3);

    assertThat(Ranking.of(state(Justifications.NONE), List.of(empty, stale, justifies, finalizes)))
        .containsExactly(finalizes, justifies, stale, empty);
  }

  @Test
  void votes_of_several_slots_for_one_target_justify_together() {
    Candidate stale = votes(4, 4, 0, 1, 2);
    Candidate one = votes(9, 7, 0, 1);
    Candidate other = votes(10, 7, 2, 3);

    assertThat(Ranking.of(state(Justifications.NONE), List.of(stale, one, other)))
        .containsExactly(other, one, stale);
  }

  @Test
  void votes_that_are_on_the_chain_already_count() {
    Justifications three = new Justifications(List.of(root(7)), Bits.ofIndices(6, 3, 4, 5));
    Candidate newer = votes(11, 10, 0, 1, 2);
    Candidate last = votes(9, 7, 0);

    assertThat(Ranking.of(state(three), List.of(newer, last))).containsExactly(last, newer);
    assertThat(Ranking.of(state(Justifications.NONE), List.of(newer, last)))
        .containsExactly(newer, last);
  }

  @Test
  void of_votes_that_justify_nothing_the_newest_target_goes_first() {
    Candidate old = votes(4, 4, 0, 1, 2);
    Candidate newer = votes(11, 10, 0);

    assertThat(Ranking.of(state(Justifications.NONE), List.of(old, newer)))
        .containsExactly(newer, old);
  }
}
