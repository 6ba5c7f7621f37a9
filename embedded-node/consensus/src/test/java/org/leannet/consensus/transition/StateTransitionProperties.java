package org.leannet.consensus.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.consensus.TestChain;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

/// Whatever a block holds, the transition answers with a verdict; what it accepts is sound.
class StateTransitionProperties {

  private static final long[] ODD_SLOTS = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1 << 18};

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void random_chains_stay_sound(long seed) throws SszException {
    Random random = new Random(seed);
    State state = TestChain.genesis(1 + random.nextInt(6));
    for (int i = 0; i < 30; i++) {
      long slot = state.slot() + 1 + (random.nextInt(4) == 0 ? random.nextInt(70) : 0);
      Block block = open(state, slot, votes(random, state));
      Verdict<State> processed =
          StateTransition.processSlots(state, slot)
              .then(advanced -> StateTransition.processBlock(advanced, block));
      if (processed instanceof Verdict.Accepted<State>(State post)) {
        assertSound(state, post);
        Block sealed = block.withStateRoot(post.root());
        assertThat(StateTransition.apply(state, sealed)).isEqualTo(Verdict.accept(post));
        state = post;
      }
    }
    assertThat(state.slot()).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutated_blocks_are_judged_and_never_throw(long seed) {
    Random random = new Random(seed);
    State state = TestChain.genesis(3);
    for (int i = 1; i < 8; i++) {
      state = TestChain.after(state, TestChain.block(state, i, List.of(TestChain.vote(state, 3))));
    }
    Block valid = TestChain.block(state, 9, votes(random, state, 0));
    assertThat(StateTransition.apply(state, valid).isAccepted()).isTrue();
    for (int i = 0; i < 200; i++) {
      Block mutated = mutate(random, valid);
      assertThat(StateTransition.apply(state, mutated).isAccepted())
          .isEqualTo(mutated.equals(valid));
    }
  }

  private static void assertSound(State before, State post) throws SszException {
    long finalized = post.latestFinalized().slot();
    assertThat(finalized).isGreaterThanOrEqualTo(before.latestFinalized().slot());
    assertThat(post.latestJustified().slot())
        .isGreaterThanOrEqualTo(before.latestJustified().slot())
        .isGreaterThanOrEqualTo(finalized)
        .isLessThan(post.slot());
    assertThat(post.historicalBlockHashes()).hasSize((int) post.slot());
    assertThat(post.justifiedSlots().length()).isEqualTo((int) (post.slot() - 1 - finalized));
    assertThat(post.justificationsRoots()).isSorted();
    assertThat(post.justificationsValidators().length())
        .isEqualTo(post.justificationsRoots().size() * post.validators().size());
    State copy = State.SSZ.decode(State.SSZ.encode(post));
    assertThat(copy).isEqualTo(post);
    assertThat(copy.root()).isEqualTo(post.root());
  }

  private static Block open(State parent, long slot, List<AggregatedAttestation> votes) {
    return new Block(
        slot,
        slot % parent.validators().size(),
        TestChain.headOf(parent),
        Root.ZERO,
        new BlockBody(votes));
  }

  private static List<AggregatedAttestation> votes(Random random, State state) {
    return votes(random, state, 5);
  }

  /// Votes between blocks of the chain, mostly in order and mostly by many; one in `madness` points
  /// anywhere.
  private static List<AggregatedAttestation> votes(Random random, State state, int madness) {
    List<AggregatedAttestation> votes = new ArrayList<>();
    int validators = state.validators().size();
    for (int i = random.nextInt(5); i > 0 && state.slot() > 1; i--) {
      boolean mad = madness > 0 && random.nextInt(madness * 10) == 0;
      Checkpoint source = random.nextInt(3) > 0 ? state.latestJustified() : ancestor(random, state);
      Checkpoint target = mad ? new Checkpoint(Root.ZERO, odd(random)) : ancestor(random, state);
      boolean[] bits = new boolean[validators];
      for (int v = 0; v < validators; v++) {
        bits[v] = random.nextInt(4) > 0;
      }
      bits[random.nextInt(validators)] = true;
      votes.add(
          new AggregatedAttestation(
              Bits.of(bits), new AttestationData(state.slot(), target, target, source)));
    }
    return votes;
  }

  private static Checkpoint ancestor(Random random, State state) {
    int slot = random.nextInt(state.historicalBlockHashes().size());
    return new Checkpoint(state.historicalBlockHashes().get(slot), slot);
  }

  private static long odd(Random random) {
    return ODD_SLOTS[random.nextInt(ODD_SLOTS.length)];
  }

  private static Block mutate(Random random, Block block) {
    Root junk = new Root(random.nextLong(), 0, 0, 1);
    return switch (random.nextInt(6)) {
      case 0 -> new Block(odd(random), 0, block.parentRoot(), block.stateRoot(), block.body());
      case 1 ->
          new Block(block.slot(), odd(random), block.parentRoot(), block.stateRoot(), block.body());
      case 2 ->
          new Block(block.slot(), block.proposerIndex(), junk, block.stateRoot(), block.body());
      case 3 -> block.withStateRoot(junk);
      default ->
          new Block(
              block.slot(),
              block.proposerIndex(),
              block.parentRoot(),
              block.stateRoot(),
              mutate(random, block.body(), junk));
    };
  }

  private static BlockBody mutate(Random random, BlockBody body, Root junk) {
    List<AggregatedAttestation> votes = new ArrayList<>(body.attestations());
    Checkpoint odd = new Checkpoint(random.nextBoolean() ? junk : Root.ZERO, odd(random));
    Checkpoint low = new Checkpoint(junk, random.nextInt(12));
    AttestationData data =
        new AttestationData(odd(random), odd, random.nextBoolean() ? odd : low, low);
    votes.add(new AggregatedAttestation(Bits.zeros(random.nextInt(5)), data));
    return new BlockBody(votes);
  }
}
