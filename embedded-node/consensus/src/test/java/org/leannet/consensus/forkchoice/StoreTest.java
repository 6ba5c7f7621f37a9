package org.leannet.consensus.forkchoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Keys;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Rules;
import org.leannet.consensus.TestChain;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

class StoreTest {

  private static final Keys KEYS = Keys.of(4);
  private static final State GENESIS = Genesis.state(0, KEYS.validators());

  private final SimulatedNode node = new SimulatedNode(GENESIS, KEYS, true);
  private final Store store = node.store;

  @Test
  void an_anchor_with_another_state_is_refused() {
    Block anchor = Genesis.block(GENESIS).withStateRoot(Root.ZERO);
    assertThat(Store.create(GENESIS, anchor, Rules.HEAD).refusal())
        .hasValue(RejectionReason.ANCHOR_STATE_ROOT_MISMATCH);
  }

  @Test
  void a_block_two_slots_ahead_is_refused_by_strict_rules_alone() {
    SignedBlock early = unsigned(TestChain.block(GENESIS, 2, List.of()));
    assertThat(store.checkBlock(early).refusal()).hasValue(RejectionReason.BLOCK_TOO_FAR_IN_FUTURE);
    Store lenient =
        Store.create(GENESIS, Genesis.block(GENESIS), Rules.HEAD).accepted().orElseThrow();
    assertThat(lenient.checkBlock(early).isAccepted()).isTrue();
  }

  @Test
  void a_gap_longer_than_the_history_is_refused_whatever_the_rules() {
    Block far = new Block(1L << 40, 0, store.head(), Root.ZERO, BlockBody.EMPTY);
    assertThat(store.checkBlock(unsigned(far)).refusal())
        .hasValue(RejectionReason.BLOCK_SLOT_GAP_TOO_LARGE);
    Store lenient =
        Store.create(GENESIS, Genesis.block(GENESIS), Rules.HEAD).accepted().orElseThrow();
    assertThat(lenient.checkBlock(unsigned(far)).then(BlockCheck::trust).refusal())
        .hasValue(RejectionReason.BLOCK_SLOT_GAP_TOO_LARGE);
  }

  @Test
  void equal_votes_in_one_block_are_refused() {
    AttestationData data = dataFor(GENESIS, store.head());
    AggregatedAttestation vote = new AggregatedAttestation(Bits.of(true), data);
    Block twice = new Block(1, 1, store.head(), Root.ZERO, new BlockBody(List.of(vote, vote)));
    assertThat(store.checkBlock(unsigned(twice)).refusal())
        .hasValue(RejectionReason.DUPLICATE_ATTESTATION_DATA);
  }

  @Test
  void a_block_of_an_unknown_parent_leaves_the_store_as_it_was() {
    Snapshot before = store.snapshot();
    Block orphan = new Block(1, 1, new Root(1, 1, 1, 1), Root.ZERO, BlockBody.EMPTY);
    assertThat(store.checkBlock(unsigned(orphan)).refusal())
        .hasValue(RejectionReason.UNKNOWN_PARENT_BLOCK);
    assertThat(store.snapshot()).isEqualTo(before);
  }

  @Test
  void a_block_without_its_proof_is_refused() {
    Block block = TestChain.block(GENESIS, 1, List.of());
    node.tick(1, 0);
    Verdict<BlockVerified> verdict =
        store
            .checkBlock(unsigned(block))
            .then(check -> check.verify(Keys.XMSS, SimulatedNode.PROOFS));
    assertThat(verdict.refusal()).hasValue(RejectionReason.INVALID_BLOCK_PROOF);
  }

  @Test
  void a_known_block_is_verified_and_applied_without_effect() throws ProofException {
    SignedBlock block = node.propose(1, 1);
    Snapshot before = store.snapshot();
    BlockCheck check = store.checkBlock(block).accepted().orElseThrow();
    assertThat(check.known()).isTrue();
    Verdict<BlockImport> again =
        check.verify(Keys.XMSS, SimulatedNode.PROOFS).then(store::applyBlock);
    assertThat(again.accepted().map(BlockImport::added)).hasValue(false);
    assertThat(store.snapshot()).isEqualTo(before);
  }

  @Test
  void votes_that_come_while_others_are_aggregated_stay() throws ProofException {
    node.propose(1, 1);
    node.tick(1, 1);
    node.receive(node.attest(1, 0));
    node.receive(node.attest(1, 1));
    AggregationRound round = store.duties().aggregationRound(4, 100);
    AggregationJob job = round.jobs().getFirst();
    node.receive(node.attest(1, 3));
    store.duties().applyAggregates(round, List.of(job.prove(SimulatedNode.PROOFS)));
    assertThat(store.snapshot().pools().signatures()).containsValue(List.of(3));
    assertThat(store.snapshot().pools().pending().values())
        .containsExactly(List.of(Bits.of(true, true)));
  }

  @Test
  void votes_of_a_job_that_was_not_done_stay() {
    store.onTick(6, false);
    node.receive(node.attest(1, 0));
    Snapshot before = store.snapshot();
    AggregationRound round = store.duties().aggregationRound(4, 100);
    assertThat(round.jobs()).hasSize(1);
    store.duties().applyAggregates(round, List.of());
    assertThat(store.snapshot()).isEqualTo(before);
  }

  @Test
  void votes_beyond_what_a_proof_holds_are_aggregated_in_portions() throws ProofException {
    store.onTick(6, false);
    for (int validator = 0; validator < 4; validator++) {
      node.receive(node.attest(1, validator));
    }
    AggregationRound round = store.duties().aggregationRound(4, 3);
    assertThat(round.jobs()).extracting(job -> job.votes().size()).containsExactly(3, 1);
    List<AggregationJob.Produced> produced =
        List.of(
            round.jobs().get(0).prove(SimulatedNode.PROOFS),
            round.jobs().get(1).prove(SimulatedNode.PROOFS));
    store.duties().applyAggregates(round, produced);
    assertThat(store.snapshot().pools().signatures()).isEmpty();
    assertThat(store.snapshot().pools().pending().values())
        .singleElement()
        .satisfies(proofs -> assertThat(proofs).hasSize(2));
  }

  @Test
  void a_vote_signed_with_another_key_is_refused() {
    store.onTick(6, false);
    SignedAttestation vote = node.attest(1, 0);
    SignedAttestation stolen = new SignedAttestation(2, vote.data(), vote.signature());
    Verdict<AttestationVerified> verdict =
        store.checkAttestation(stolen).then(check -> check.verify(Keys.XMSS, SimulatedNode.PROOFS));
    assertThat(verdict.refusal()).hasValue(RejectionReason.INVALID_SIGNATURE);
  }

  @Test
  void a_vote_for_a_slot_near_the_end_of_time_is_too_far_in_the_future() {
    AttestationData data = dataFor(GENESIS, store.head());
    AttestationData late = new AttestationData(-1, data.head(), data.target(), data.source());
    assertThat(store.checkAttestation(new SignedAttestation(0, late, Bytes.EMPTY)).refusal())
        .hasValue(RejectionReason.ATTESTATION_TOO_FAR_IN_FUTURE);
  }

  @Test
  void a_proposal_by_another_validator_is_refused() {
    assertThat(store.duties().proposeBlock(1, 2, 8).refusal())
        .hasValue(RejectionReason.WRONG_PROPOSER);
  }

  @Test
  void the_depth_of_a_reorg_counts_the_blocks_left_behind() throws ProofException {
    Root genesis = store.head();
    Root first = node.propose(1, 1).block().root();
    Root second = node.propose(2, 2).block().root();
    assertThat(store.reorgDepth(first, second)).isZero();
    assertThat(store.reorgDepth(second, first)).isEqualTo(1);
    assertThat(store.reorgDepth(second, genesis)).isEqualTo(2);
  }

  /// A store that starts at slot 2 knows no earlier block. One branch finalizes slot 3; the branch
  /// that becomes the head has finalized slot 1 only, and later slot 2.
  @Test
  void what_another_branch_finalized_is_kept_while_the_heads_own_is_from_before_the_start() {
    State one = TestChain.after(GENESIS, TestChain.block(GENESIS, 1, List.of()));
    Block anchor = TestChain.block(one, 2, List.of(TestChain.vote(one, 3)));
    State two = TestChain.after(one, anchor);
    Store late = Store.create(two, anchor, Rules.HEAD).accepted().orElseThrow();
    State three = grow(late, two, 3, TestChain.vote(two, 3));
    State four = grow(late, three, 4, TestChain.vote(three, 3));
    grow(late, four, 5, TestChain.vote(four, 3));
    assertThat(late.latestFinalized()).isEqualTo(at(three));

    State rival = grow(late, three, 6);
    State head = grow(late, rival, 7, TestChain.vote(rival, 3));
    assertThat(late.head()).isEqualTo(at(head).root());
    assertThat(late.headState().latestFinalized().slot()).isEqualTo(1);
    assertThat(late.latestFinalized()).isEqualTo(at(three));

    AttestationData behind = new AttestationData(7, at(head), at(three), at(two));
    State own = grow(late, head, 8, new AggregatedAttestation(Bits.ofIndices(4, 0, 1, 2), behind));
    assertThat(late.head()).isEqualTo(at(own).root());
    assertThat(late.latestFinalized()).isEqualTo(at(two));
  }

  private static State grow(Store store, State parent, long slot, AggregatedAttestation... votes) {
    Block block = TestChain.block(parent, slot, List.of(votes));
    assertThat(store.checkBlock(unsigned(block)).then(BlockCheck::trust).then(store::applyBlock))
        .matches(Verdict::isAccepted);
    return TestChain.after(parent, block);
  }

  private static Checkpoint at(State post) {
    return new Checkpoint(TestChain.headOf(post), post.slot());
  }

  private static SignedBlock unsigned(Block block) {
    return new SignedBlock(block, MultiMessageAggregate.EMPTY);
  }

  private static AttestationData dataFor(State state, Root root) {
    Checkpoint block = new Checkpoint(root, state.slot());
    return new AttestationData(state.slot(), block, block, block);
  }
}
