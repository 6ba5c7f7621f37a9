package org.leannet.xmss;

import java.util.concurrent.TimeUnit;
import org.leannet.ssz.Root;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A key of the `devnet` preset for 1024 slots, on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 9)
public class KeyGeneratorBenchmark {

  private final KeyGenerator generator = new KeyGenerator(XmssPreset.DEVNET, Parallel.SERIAL);

  private long next;

  @Benchmark
  public KeyPair a_key_of_1024_slots() {
    return generator.generate(new Root(0, 0, 0, next++), 0, 1024);
  }
}
