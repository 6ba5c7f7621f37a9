package org.leannet.consensus.forkchoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Keys;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.ProofException;

/// Three nodes, four validators, every signature and proof real: what one makes the others take,
/// and the chain finalizes.
class ChainSimulation {

  private static final int VALIDATORS = 4;
  private static final Keys KEYS = Keys.of(VALIDATORS);
  private static final State GENESIS = Genesis.state(1_700_000_000, KEYS.validators());

  private final List<SimulatedNode> nodes =
      List.of(
          new SimulatedNode(GENESIS, KEYS, true),
          new SimulatedNode(GENESIS, KEYS, false),
          new SimulatedNode(GENESIS, KEYS, true));

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 5));
  }

  @Test
  void a_network_without_loss_finalizes_three_slots_behind_its_head() throws ProofException {
    for (long slot = 1; slot <= 12; slot++) {
      run(slot, new Random(slot), 0);
      assertAgreement();
      if (slot >= 4) {
        assertThat(nodes.getFirst().store.latestFinalized().slot())
            .isGreaterThanOrEqualTo(slot - 3);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_network_that_loses_votes_and_blocks_finalizes_one_chain_and_comes_to_agree(long seed)
      throws ProofException {
    Random random = new Random(seed);
    for (long slot = 1; slot <= 20; slot++) {
      run(slot, random, 8);
      assertOneFinalizedChain();
    }
    for (long slot = 21; slot <= 27; slot++) {
      run(slot, random, 0);
    }
    assertAgreement();
    assertThat(nodes.getFirst().store.latestFinalized().slot()).isPositive();
  }

  @Test
  void nodes_that_forget_finalized_history_go_on() throws ProofException {
    for (long slot = 1; slot <= 20; slot++) {
      run(slot, new Random(slot), 0);
      Store first = nodes.getFirst().store;
      first.forgetBefore(first.latestFinalized().slot());
      assertAgreement();
    }
    assertThat(nodes.getFirst().store.blockRoots()).hasSizeLessThan(6);
    assertThat(nodes.getLast().store.blockRoots()).hasSize(21);
  }

  /// One slot. A block or a vote is lost once in `loss` times; never if 0.
  private void run(long slot, Random random, int loss) throws ProofException {
    int proposer = (int) (slot % VALIDATORS);
    nodes.forEach(node -> node.tick(slot, 0));
    if (isKept(random, loss)) {
      SimulatedNode builder = node(proposer);
      SignedBlock block = builder.propose(slot, proposer);
      for (SimulatedNode node : nodes) {
        node.receive(block);
      }
    }
    nodes.forEach(node -> node.tick(slot, 1));
    for (int validator = 0; validator < VALIDATORS; validator++) {
      Optional<SignedAttestation> vote = node(validator).vote(slot, validator);
      if (isKept(random, loss)) {
        vote.ifPresent(signed -> nodes.forEach(node -> node.receive(signed)));
      }
    }
    nodes.forEach(node -> node.tick(slot, 2));
    for (SignedAggregatedAttestation votes : aggregates()) {
      nodes.forEach(node -> node.receive(votes));
    }
    nodes.forEach(node -> node.tick(slot, 4));
  }

  private List<SignedAggregatedAttestation> aggregates() throws ProofException {
    List<SignedAggregatedAttestation> all = new ArrayList<>();
    for (SimulatedNode node : nodes) {
      if (node.aggregator) {
        all.addAll(node.aggregate());
      }
    }
    return all;
  }

  private SimulatedNode node(int validator) {
    return nodes.get(validator % nodes.size());
  }

  private static boolean isKept(Random random, int loss) {
    return loss == 0 || random.nextInt(loss) > 0;
  }

  private void assertOneFinalizedChain() {
    for (SimulatedNode one : nodes) {
      for (SimulatedNode other : nodes) {
        Checkpoint older = one.store.latestFinalized();
        Checkpoint newer = other.store.latestFinalized();
        if (older.slot() <= newer.slot()) {
          assertThat(other.store.blocks.isAncestor(older, newer)).isTrue();
        }
      }
    }
  }

  private void assertAgreement() {
    Store first = nodes.getFirst().store;
    for (SimulatedNode node : nodes) {
      assertThat(node.store.head()).isEqualTo(first.head());
      assertThat(node.store.latestJustified()).isEqualTo(first.latestJustified());
      assertThat(node.store.latestFinalized()).isEqualTo(first.latestFinalized());
      assertThat(node.store.safeTarget()).isEqualTo(first.safeTarget());
    }
  }
}
