package org.leannet.p2p.gossip;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Heartbeat;
import org.leannet.p2p.gossip.GossipEvent.Publish;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.gossip.GossipEvent.StreamOpened;
import org.leannet.p2p.gossip.GossipEvent.Subscribe;
import org.leannet.p2p.gossip.GossipEvent.Validated;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.MessageId.Domain;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One router with fifty peers on a topic, and messages of an attestation's size.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class GossipRouterBenchmark {
  private static final String TOPIC = "attestations";
  private static final int PEERS = 50;
  private static final int ATTESTATION = 2_600;
  private static final int MESSAGES_PER_HEARTBEAT = 200;

  private final GossipRouter router = new GossipRouter(GossipParams.LEAN, new SplittableRandom(1));
  private final byte[] template = new byte[ATTESTATION];
  private Instant now = Instant.ofEpochSecond(1_000_000);
  private long sent;

  @Setup
  public void connect() {
    new SplittableRandom(2).nextBytes(template);
    Unpacking.step(router, new Subscribe(TOPIC), now);
    for (int i = 0; i < PEERS; i++) {
      String peer = "peer" + i;
      Unpacking.step(router, new Connected(peer), now);
      Unpacking.step(router, new StreamOpened(peer), now);
      var join = GossipRpc.of(List.of(new Subscription(true, TOPIC)));
      Unpacking.step(router, new Received(peer, join), now);
    }
    Unpacking.step(router, new Heartbeat(), now);
  }

  /// The share of a heartbeat that falls to one message of a busy network is counted in.
  @Benchmark
  public List<GossipEffect> publish() {
    return Unpacking.step(router, new Publish(TOPIC, next()), now);
  }

  @Benchmark
  public List<GossipEffect> receive_and_relay() {
    Octets ssz = next();
    var message = Message.anonymous(TOPIC, SnappyBlock.compress(ssz));
    String peer = "peer" + sent % PEERS;
    Unpacking.step(router, new Received(peer, GossipRpc.of(message)), now);
    MessageId id = MessageId.of(Domain.VALID_SNAPPY, TOPIC, ssz);
    return Unpacking.step(router, new Validated(id, Validation.ACCEPT), now);
  }

  private Octets next() {
    sent++;
    if (sent % MESSAGES_PER_HEARTBEAT == 0) {
      now = now.plus(GossipParams.LEAN.heartbeat());
      Unpacking.step(router, new Heartbeat(), now);
    }
    ByteBuffer.wrap(template).putLong(sent);
    return Octets.of(template);
  }
}
