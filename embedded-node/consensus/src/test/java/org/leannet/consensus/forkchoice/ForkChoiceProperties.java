package org.leannet.consensus.forkchoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.consensus.TestChain;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// On random trees with random votes the tree and the pool agree with the naive fork choice.
class ForkChoiceProperties {

  private static final int VALIDATORS = 12;
  private static final State ANY_STATE = TestChain.genesis(1);

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 50));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void head_and_weights_are_those_of_the_naive_fork_choice(long seed) {
    Random random = new Random(seed);
    BlockTree tree = new BlockTree();
    VotePool pool = new VotePool(PoolLimits.NONE);
    NaiveForkChoice naive = new NaiveForkChoice();
    List<Checkpoint> blocks = grow(random, tree, naive);
    for (int i = 0; i < 60; i++) {
      vote(random, blocks, pool, naive);
      if (i % 10 == 0) {
        reorder(random, pool, naive);
      }
    }
    for (int i = 0; i < 20; i++) {
      Checkpoint start = blocks.get(random.nextInt(blocks.size()));
      long finalized = random.nextInt(8);
      var votes = pool.votesByHead(finalized);
      long least = random.nextInt(VALIDATORS / 2);
      assertThat(tree.heaviest(start.root(), votes, least))
          .hasValue(naive.ghost(start.root(), finalized, least));
      var weights = naive.weights(finalized, start.slot());
      tree.weights(votes, start.slot())
          .forEach((root, weight) -> assertThat(weight).isEqualTo(weights.getOrDefault(root, 0L)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void forgetting_keeps_a_block_and_what_descends_from_it(long seed) {
    Random random = new Random(seed);
    BlockTree tree = new BlockTree();
    List<Checkpoint> blocks = grow(random, tree, new NaiveForkChoice());
    Checkpoint kept = blocks.get(random.nextInt(blocks.size()));
    List<Root> expected =
        blocks.stream()
            .filter(block -> !tree.isAncestor(kept, block))
            .map(Checkpoint::root)
            .toList();
    assertThat(tree.forgetAllBut(kept.root())).containsExactlyElementsOf(expected);
    List<Root> rest =
        blocks.stream().map(Checkpoint::root).filter(root -> !expected.contains(root)).toList();
    assertThat(tree.roots()).containsExactlyElementsOf(rest);
    assertThat(tree.ancestorAt(kept.root(), 0)).hasValue(kept);
  }

  private static List<Checkpoint> grow(Random random, BlockTree tree, NaiveForkChoice naive) {
    List<Checkpoint> blocks = new ArrayList<>();
    add(blocks, tree, naive, new Block(0, 0, Root.ZERO, Root.ZERO, BlockBody.EMPTY));
    for (int i = 1; i < 40; i++) {
      Checkpoint parent = blocks.get(Math.max(0, blocks.size() - 1 - random.nextInt(6)));
      long slot = parent.slot() + 1 + random.nextInt(3);
      Root salt = new Root(i, random.nextLong(), 0, 0);
      add(blocks, tree, naive, new Block(slot, 0, parent.root(), salt, BlockBody.EMPTY));
    }
    return blocks;
  }

  private static void add(
      List<Checkpoint> blocks, BlockTree tree, NaiveForkChoice naive, Block block) {
    Root root = block.root();
    tree.add(root, block, ANY_STATE);
    naive.blocks.put(root, block);
    blocks.add(new Checkpoint(root, block.slot()));
  }

  private static void vote(
      Random random, List<Checkpoint> blocks, VotePool pool, NaiveForkChoice naive) {
    Checkpoint head =
        random.nextInt(10) == 0
            ? new Checkpoint(new Root(random.nextLong(), 1, 1, 1), 9)
            : blocks.get(random.nextInt(blocks.size()));
    AttestationData data = new AttestationData(random.nextInt(12), head, head, blocks.getFirst());
    Bits voters =
        Bits.ofIndices(VALIDATORS, random.nextInt(VALIDATORS), random.nextInt(VALIDATORS));
    SingleMessageAggregate proof = new SingleMessageAggregate(voters, Bytes.EMPTY);
    pool.add(data, proof);
    naive.pool.computeIfAbsent(data, _ -> new ArrayList<>()).add(proof);
  }

  /// What importing a block does to the order of the pool.
  private static void reorder(Random random, VotePool pool, NaiveForkChoice naive) {
    List<AttestationData> all = new ArrayList<>(pool.data());
    List<AttestationData> first = List.of(all.get(random.nextInt(all.size())));
    pool.putFirst(first);
    var others = new LinkedHashMap<>(naive.pool);
    naive.pool.clear();
    first.forEach(data -> naive.pool.put(data, others.getOrDefault(data, List.of())));
    others.forEach(naive.pool::putIfAbsent);
  }
}
