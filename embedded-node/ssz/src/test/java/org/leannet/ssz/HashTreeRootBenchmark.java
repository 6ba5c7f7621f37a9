package org.leannet.ssz;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What a state root costs: its history list, its registry, and a small container.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HashTreeRootBenchmark {

  record Entry(Bytes first, Bytes second, long index) {
    static final Codec<Entry> SSZ =
        Container.of(
            v -> new Entry(v.next(), v.next(), v.next()),
            Container.field("first", Codecs.bytes(52), Entry::first),
            Container.field("second", Codecs.bytes(52), Entry::second),
            Container.field("index", Codecs.UINT64, Entry::index));
  }

  private static final Codec<List<Root>> HISTORY = Codecs.list(Root.SSZ, 1 << 18);
  private static final Codec<List<Entry>> REGISTRY = Codecs.list(Entry.SSZ, 4096);
  private static final Codec<Bits> VOTES = Codecs.bitlist(1L << 30);

  private final List<Root> history = new ArrayList<>();
  private final List<Entry> registry = new ArrayList<>();
  private final Bits votes = Bits.ofIndices(65_536, 1, 9, 65_000);
  private final Entry entry = new Entry(Bytes.of(new byte[52]), Bytes.of(new byte[52]), 7);

  public HashTreeRootBenchmark() {
    for (int i = 0; i < 16_384; i++) {
      history.add(new Root(i, i, i, i));
    }
    for (int i = 0; i < 1024; i++) {
      registry.add(new Entry(entry.first(), entry.second(), i));
    }
  }

  @Benchmark
  public Root list_of_16384_roots() {
    return HISTORY.hashTreeRoot(history);
  }

  @Benchmark
  public Root list_of_1024_validators() {
    return REGISTRY.hashTreeRoot(registry);
  }

  @Benchmark
  public Root bit_list_of_65536_below_a_limit_of_2_to_the_30() {
    return VOTES.hashTreeRoot(votes);
  }

  @Benchmark
  public Root container_of_three_fields() {
    return Entry.SSZ.hashTreeRoot(entry);
  }

  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(HashTreeRootBenchmark.class.getSimpleName()).build())
        .run();
  }
}
