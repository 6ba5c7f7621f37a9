package org.leannet.consensus.forkchoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.production.RawVote;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// A flood of valid votes displaces itself and not what others sent.
class PoolLimitsTest {

  private static final PoolLimits LIMITS = new PoolLimits(2, 3, 2);

  private final VotePool pool = new VotePool(LIMITS);
  private final SignaturePool signatures = new SignaturePool(LIMITS);

  @Test
  void data_with_the_fewest_voters_goes_first() {
    assertThat(pool.add(data(9), proof(1, 2, 3))).isTrue();
    assertThat(pool.add(data(1), proof(1, 2))).isTrue();
    for (long slot = 20; slot < 40; slot++) {
      pool.add(data(slot), proof(0));
    }
    assertThat(pool.data()).containsExactly(data(9), data(1), data(39));
  }

  @Test
  void recombined_proofs_do_not_displace_others() {
    assertThat(pool.add(data(1), proof(1, 2, 3))).isTrue();
    assertThat(pool.add(data(1), proof(4))).isTrue();
    assertThat(pool.add(data(1), proof(2, 3, 4))).isFalse();
    assertThat(pool.proofs(data(1))).containsExactly(proof(1, 2, 3), proof(4));
  }

  @Test
  void a_proof_with_a_new_voter_takes_the_place_of_the_smallest() {
    pool.add(data(1), proof(1, 2, 3));
    pool.add(data(1), proof(4));
    assertThat(pool.add(data(1), proof(4, 5))).isTrue();
    assertThat(pool.proofs(data(1))).containsExactly(proof(1, 2, 3), proof(4, 5));
    assertThat(pool.voters(data(1)).indices()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void a_validator_keeps_its_latest_votes() {
    signatures.add(data(1), vote(7));
    for (long slot = 5; slot > 1; slot--) {
      signatures.add(data(slot), vote(8));
    }
    assertThat(signatures.data()).containsExactly(data(1), data(5), data(4));
    assertThat(signatures.votes(data(1))).containsExactly(vote(7));
  }

  @Test
  void a_pool_without_room_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolLimits(1, 0, 1))
        .withMessage("a pool holds something: not 1 votes, 0 data, 1 proofs");
  }

  private static AttestationData data(long slot) {
    Checkpoint block = new Checkpoint(Root.ZERO, 0);
    return new AttestationData(slot, block, block, block);
  }

  private static SingleMessageAggregate proof(int... participants) {
    return new SingleMessageAggregate(Bits.ofIndices(8, participants), Bytes.EMPTY);
  }

  private static RawVote vote(int validator) {
    return new RawVote(validator, Bytes.EMPTY);
  }
}
