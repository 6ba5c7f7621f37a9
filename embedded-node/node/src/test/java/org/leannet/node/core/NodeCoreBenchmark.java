package org.leannet.node.core;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Peer;
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

/// What an event costs the core's one thread, the workers' time not counted, over a chain of sixty
/// blocks that finalizes nothing.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NodeCoreBenchmark {
  private static final Peer PEER = new Peer("peer");
  private static final long SLOTS = 120;

  /// Two of four validators cannot finalize.
  private final CoreRig rig = CoreRig.some(1, 2);

  private final SignedAttestation vote = rig.live(1, SLOTS).attestations().getLast().attestation();
  private long deliveries;

  /// Gossip is taken from peers only.
  @Setup
  public void connect() {
    rig.give(new Event.PeerConnected(PEER, false));
  }

  /// A vote from its arrival to its place in the pool.
  @Benchmark
  public List<Effect> vote() {
    deliveries++;
    List<Effect> effects =
        rig.give(new Event.GossipAttestation(vote, new Delivery(PEER, deliveries)));
    Effect.Run run = CoreRig.all(Effect.Run.class, effects).getFirst();
    return rig.give(new Event.JobDone.Died(run.job(), "not measured here"));
  }

  /// What the shell publishes after events.
  @Benchmark
  public CoreView view() {
    return rig.core().view();
  }
}
