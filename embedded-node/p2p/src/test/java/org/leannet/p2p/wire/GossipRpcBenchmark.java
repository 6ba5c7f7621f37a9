package org.leannet.p2p.wire;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Decoding of RPCs, and of what their messages carry, at the sizes of a Lean network.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class GossipRpcBenchmark {
  private static final String TOPIC = Topic.blocks("12345678").toString();
  private static final int ATTESTATION = 2_600;
  private static final int BLOCK = 300_000;

  private final Octets attestation = SnappyBlock.compress(ssz(ATTESTATION));
  private final Octets block = SnappyBlock.compress(ssz(BLOCK));
  private final byte[] attestationRpc = publish(attestation);
  private final byte[] blockRpc = publish(block);
  private final byte[] ihaveRpc = ihave(5000);

  @Benchmark
  public GossipRpc decode_an_attestation() throws WireException {
    return GossipRpcCodec.decode(attestationRpc);
  }

  @Benchmark
  public GossipRpc decode_a_block() throws WireException {
    return GossipRpcCodec.decode(blockRpc);
  }

  @Benchmark
  public GossipRpc decode_5000_ids() throws WireException {
    return GossipRpcCodec.decode(ihaveRpc);
  }

  @Benchmark
  public GossipPayload decompress_and_identify_an_attestation() {
    return GossipPayload.decode(TOPIC, attestation);
  }

  @Benchmark
  public GossipPayload decompress_and_identify_a_block() {
    return GossipPayload.decode(TOPIC, block);
  }

  /// Signatures and proofs: nothing that snappy could shrink.
  private static Octets ssz(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(size).nextBytes(bytes);
    return Octets.of(bytes);
  }

  private static byte[] publish(Octets data) {
    return GossipRpcCodec.encode(GossipRpc.of(Message.anonymous(TOPIC, data)));
  }

  private static byte[] ihave(int count) {
    List<Octets> ids = Stream.iterate(0, i -> i + 1).limit(count).map(_ -> ssz(20)).toList();
    var control =
        new Control(List.of(new IHave(TOPIC, ids)), List.of(), List.of(), List.of(), List.of());
    return GossipRpcCodec.encode(GossipRpc.of(control));
  }
}
