package org.leannet.consensus.forkchoice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Rules;
import org.leannet.consensus.TestChain;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/// A thousand blocks that nothing has finalized, a vote by everyone for each: the head, and one
/// block more.
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StoreBenchmark {

  private static final int BLOCKS = 1000;

  @Param({"64", "4096"})
  int validators;

  private Store store = open(TestChain.genesis(1));
  private SignedBlock next = unsigned(TestChain.block(TestChain.genesis(1), 1, List.of()));

  @Setup
  public void prepare() {
    State state = TestChain.genesis(validators);
    store = open(state);
    List<AggregatedAttestation> votes = new ArrayList<>();
    for (int slot = 1; slot <= BLOCKS; slot++) {
      Block block = TestChain.block(state, slot, List.of());
      state = TestChain.after(state, block);
      store.checkBlock(unsigned(block)).then(BlockCheck::trust).then(store::applyBlock);
      votes.add(TestChain.vote(state, validators));
    }
    for (AggregatedAttestation vote : votes) {
      store.known.add(vote.data(), new SingleMessageAggregate(vote.aggregationBits(), Bytes.EMPTY));
    }
    next = unsigned(TestChain.block(state, BLOCKS + 1, List.of(votes.getLast())));
  }

  @Benchmark
  public Root head() {
    store.updateHead();
    return store.head();
  }

  /// What importing costs before the store changes: the checks and the state transition.
  @Benchmark
  public Verdict<BlockVerified> verifyBlock() {
    return store.checkBlock(next).then(BlockCheck::trust);
  }

  private static Store open(State genesis) {
    return Store.create(genesis, Genesis.block(genesis), Rules.HEAD, PoolLimits.NONE)
        .accepted()
        .orElseThrow();
  }

  private static SignedBlock unsigned(Block block) {
    return new SignedBlock(block, MultiMessageAggregate.EMPTY);
  }
}
