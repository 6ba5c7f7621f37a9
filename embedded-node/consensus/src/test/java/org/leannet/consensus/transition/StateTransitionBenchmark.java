package org.leannet.consensus.transition;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.leannet.consensus.TestChain;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.State;
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

/// One block with everyone's vote, on a chain that finalizes, with a short or a nearly full
/// history.
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StateTransitionBenchmark {

  @Param({"64", "4096"})
  int validators;

  @Param({"100", "260000"})
  long history;

  private State parent = TestChain.genesis(1);
  private Block block = TestChain.block(parent, 1, List.of());

  @Setup
  public void prepare() {
    parent = TestChain.genesis(validators);
    parent = TestChain.after(parent, TestChain.block(parent, history, List.of()));
    for (int i = 0; i < 3; i++) {
      var vote = TestChain.vote(parent, validators);
      parent = TestChain.after(parent, TestChain.block(parent, parent.slot() + 1, List.of(vote)));
    }
    var vote = TestChain.vote(parent, validators);
    block = TestChain.block(parent, parent.slot() + 1, List.of(vote));
  }

  @Benchmark
  public Verdict<State> apply() {
    return StateTransition.apply(parent, block);
  }

  @Benchmark
  public Root stateRoot() {
    return parent.root();
  }
}
