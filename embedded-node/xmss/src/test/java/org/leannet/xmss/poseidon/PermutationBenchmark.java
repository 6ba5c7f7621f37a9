package org.leannet.xmss.poseidon;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds a permutation: alone, and among as many as a leaf of the production scheme needs.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PermutationBenchmark {

  private static final int MANY = 48;

  private final Permutation narrow = PoseidonParameters.WIDTH_16.newPermutation();
  private final Permutation wide = PoseidonParameters.WIDTH_24.newPermutation();
  private final int[] narrowStates = new int[16 * MANY];
  private final int[] wideStates = new int[24 * MANY];

  @Benchmark
  public int[] width_16_alone() {
    narrow.permute(narrowStates, 1);
    return narrowStates;
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int[] width_16_among_many() {
    narrow.permute(narrowStates, MANY);
    return narrowStates;
  }

  @Benchmark
  public int[] width_24_alone() {
    wide.permute(wideStates, 1);
    return wideStates;
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int[] width_24_among_many() {
    wide.permute(wideStates, MANY);
    return wideStates;
  }
}
