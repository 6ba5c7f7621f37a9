package org.leannet.p2p.reqresp;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.leannet.identity.PeerId;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.TestHosts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A request and its response between two hosts on loopback, stream and negotiation included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class ReqRespBenchmark {

  private static final RequestProtocol PROTOCOL =
      new RequestProtocol("/bench/1", 80, 1 << 20, new RequestProtocol.Rate(1 << 20, 1 << 20));

  /// A status, and a block with its proof.
  @Param({"80", "524288"})
  public int size;

  private final TestHosts hosts = new TestHosts();
  private final Host asking = hosts.create(0);
  private final Host answering = hosts.create(1);
  private final ReqResp requester =
      new ReqResp(asking, ReqRespLimits.DEFAULT, InstantSource.system());

  @Setup
  public void connect() throws IOException, InterruptedException {
    var payload = new byte[size];
    new Random(1).nextBytes(payload);
    new ReqResp(answering, ReqRespLimits.DEFAULT, InstantSource.system())
        .respond(PROTOCOL, (_, _, response) -> response.chunk(payload));
    asking.start();
    answering.start();
    asking.dial(answering.multiaddr());
  }

  @TearDown
  public void close() {
    hosts.close();
  }

  @Benchmark
  public List<byte[]> roundTrip() throws IOException, InterruptedException {
    PeerId peer = answering.peerId();
    return requester.request(peer, PROTOCOL, new byte[80], 1);
  }
}
