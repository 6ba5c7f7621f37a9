package org.leannet.xmss;

import java.util.concurrent.TimeUnit;
import org.leannet.ssz.Bytes;
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

/// One thread at work with a key of the `devnet` preset. Its leaves and messages cost what those of
/// `prod` cost; only its paths are 16 nodes shorter.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class XmssBenchmark {

  private static final Root SEED = new Root(1, 2, 3, 4);
  private static final long SLOT = 5;

  private final Xmss xmss = Xmss.of(XmssPreset.DEVNET);
  private final SecretKey key =
      new KeyGenerator(XmssPreset.DEVNET, Parallel.SERIAL).generate(SEED, 0, 1).secretKey();
  private final Bytes publicKey = key.publicKey();
  private final Bytes signature = xmss.sign(key, SLOT, SEED);
  private final LeafHasher leaves =
      new LeafHasher(XmssPreset.DEVNET, key.prfKey(), key.parameter());
  private final int[] digest = new int[XmssPreset.DIGEST_ELEMENTS];
  private final byte[] file = key.encode();

  private long next;

  @Benchmark
  public int[] leaf() {
    leaves.leaf(next++ & 0xffff, digest, 0);
    return digest;
  }

  /// Another message each time: how often it must be tried varies.
  @Benchmark
  public Bytes sign() {
    return xmss.sign(key, SLOT, new Root(0, 0, 0, next++));
  }

  @Benchmark
  public boolean verify() {
    return xmss.verify(publicKey, SLOT, SEED, signature);
  }

  @Benchmark
  public SecretKey decode() throws Exception {
    return SecretKey.decode(XmssPreset.DEVNET, file);
  }
}
