package org.leannet.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.ssz.Root;

/// Whatever peers send, in whatever order workers answer: the core never throws, settles each
/// message once, stays within its bounds, and follows the chain when it is shown it.
class HostileEventsProperties {
  private static final int EVENTS = 2_000;
  private static final int PEERS = 12;
  private static final long SLOTS = 12;

  private static final CoreRig.Published CHAIN = CoreRig.everyone().live(1, SLOTS);

  private final List<Job> out = new ArrayList<>();
  private final Set<Long> settled = new HashSet<>();
  private final Map<Long, Integer> asked = new HashMap<>();
  private long deliveries;

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hostile_events_do_no_lasting_harm(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CoreRig rig = CoreRig.validator(0);
    Mutations mutations = new Mutations(random, CHAIN);
    for (int i = 0; i < EVENTS; i++) {
      give(rig, event(rig, random, mutations));
    }
    while (!out.isEmpty()) {
      give(rig, out.removeFirst().perform(rig.bench()));
    }

    assertThat(settled.size() + waiting(rig)).isEqualTo((int) deliveries);
    assertThat(rig.core().view().sync().cachedBlocks()).isLessThanOrEqualTo(Limits.CACHED_BLOCKS);
    followsTheChain(rig);
  }

  /// Messages that wait for a block. Fetched blocks wait too and are no messages, so the number is
  /// taken from the deliveries that are not settled.
  private int waiting(CoreRig rig) {
    int unsettled = (int) deliveries - settled.size();
    var sync = rig.core().view().sync();
    assertThat(unsettled)
        .isLessThanOrEqualTo(
            sync.cachedBlocks() + sync.pendingAttestations() + sync.pendingAggregates());
    return unsettled;
  }

  private void followsTheChain(CoreRig rig) {
    rig.settle(new Event.Tick(5 * 1_000));
    rig.settle(new Event.PeerConnected(new Peer("honest"), false));
    for (Effect.PublishBlock each : CHAIN.blocks()) {
      deliveries++;
      rig.settle(new Event.GossipBlock(each.block(), new Delivery(new Peer("honest"), deliveries)));
    }
    assertThat(rig.core().view().store().blocks())
        .extracting(block -> block.root())
        .contains(CHAIN.blocks().getLast().block().block().root());
    assertThat(rig.core().view().justified().slot()).isGreaterThanOrEqualTo(SLOTS - 4);
  }

  private void give(CoreRig rig, Event event) {
    List<Effect> effects = rig.give(event);
    assertThat(effects.size()).isLessThan(5_000);
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Run(Job job) -> out.add(job);
        case Effect.Settle(Delivery delivery, _) ->
            assertThat(settled.add(delivery.number())).as("settled once").isTrue();
        case Effect.Ask(long number, _, _) -> asked.put(number, 0);
        default -> {}
      }
    }
  }

  private Event event(CoreRig rig, SplittableRandom random, Mutations mutations) {
    Peer peer = new Peer("p" + random.nextInt(PEERS));
    return switch (random.nextInt(14)) {
      case 0 -> new Event.Tick(random.nextLong(5 * (SLOTS + 2)));
      case 1, 2 -> new Event.PeerConnected(peer, random.nextBoolean());
      case 3 -> new Event.PeerDisconnected(peer);
      case 4 -> new Event.PeerStatus(peer, status(mutations));
      case 5, 6, 7 -> new Event.GossipBlock(mutations.block(), delivery(peer));
      case 8 -> new Event.GossipAttestation(mutations.attestation(), delivery(peer));
      case 9 -> new Event.GossipAggregate(mutations.aggregate(), delivery(peer));
      case 10 -> new Event.ResponseBlock(request(random), mutations.block());
      case 11 -> new Event.ResponseEnded(request(random), end(random));
      default -> answer(rig, random);
    };
  }

  private static Status status(Mutations mutations) {
    return new Status(
        new Checkpoint(Root.ZERO, mutations.slot()),
        new Checkpoint(mutations.root(), mutations.slot()));
  }

  private Delivery delivery(Peer peer) {
    deliveries++;
    return new Delivery(peer, deliveries);
  }

  private long request(SplittableRandom random) {
    List<Long> numbers = asked.keySet().stream().sorted().toList();
    return numbers.isEmpty() || random.nextInt(8) == 0
        ? random.nextLong()
        : numbers.get(random.nextInt(numbers.size()));
  }

  private static RequestEnd end(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> new RequestEnd.Complete();
      case 1 -> new RequestEnd.Failed("timeout");
      default -> new RequestEnd.Violated("garbage");
    };
  }

  /// A worker answers, not in the order it was asked, and sometimes by dying.
  private Event answer(CoreRig rig, SplittableRandom random) {
    if (out.isEmpty()) {
      return new Event.SetAggregator(random.nextBoolean());
    }
    Job job = out.remove(random.nextInt(out.size()));
    return random.nextInt(10) == 0
        ? new Event.JobDone.Died(job, "killed")
        : job.perform(rig.bench());
  }
}
