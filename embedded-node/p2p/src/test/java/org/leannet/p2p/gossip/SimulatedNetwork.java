package org.leannet.p2p.gossip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.leannet.p2p.gossip.GossipEffect.Deliver;
import org.leannet.p2p.gossip.GossipEffect.Disconnect;
import org.leannet.p2p.gossip.GossipEffect.Send;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpcCodec;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.WireException;

/// Routers in virtual time; all links keep their order, each with a delay of its own.
final class SimulatedNetwork {
  private static final String TOPIC = "blocks";

  private record Due(Instant time, long order, int node, GossipEvent event) {}

  private final SplittableRandom random;
  private final List<GossipRouter> routers = new ArrayList<>();
  private final List<List<Octets>> received = new ArrayList<>();
  private final Map<List<Integer>, Instant> lastArrival = new HashMap<>();
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingLong(Due::order));
  private final boolean[] removed;
  private Instant now = Instant.ofEpochSecond(1_000_000);
  private long order;
  private double loss;
  private int pushesLost;
  private int disconnects;

  SimulatedNetwork(long seed, int size) {
    random = new SplittableRandom(seed);
    removed = new boolean[size];
    for (int i = 0; i < size; i++) {
      routers.add(new GossipRouter(GossipParams.LEAN, new SplittableRandom(seed * 1000 + i)));
      received.add(new ArrayList<>());
      schedule(i, Duration.ZERO, new GossipEvent.Subscribe(TOPIC));
      schedule(i, Duration.ofMillis(random.nextInt(700)), new GossipEvent.Heartbeat());
    }
  }

  void connectAll() {
    for (int a = 0; a < routers.size(); a++) {
      for (int b = a + 1; b < routers.size(); b++) {
        connect(a, b);
      }
    }
  }

  /// A ring, so that the network holds together, and `more` links of each to others at random.
  void connectSome(int more) {
    for (int a = 0; a < routers.size(); a++) {
      connect(a, (a + 1) % routers.size());
      for (int i = 0; i < more; i++) {
        connect(a, (a + 2 + random.nextInt(routers.size() - 3)) % routers.size());
      }
    }
  }

  /// From now on, a message that is pushed is lost with this probability; one asked for is not.
  void losePushes(double probability) {
    loss = probability;
  }

  int pushesLost() {
    return pushesLost;
  }

  int disconnects() {
    return disconnects;
  }

  List<Octets> receivedBy(int node) {
    return received.get(node);
  }

  void remove(int node) {
    removed[node] = true;
    for (int other = 0; other < routers.size(); other++) {
      schedule(other, Duration.ofMillis(1), new GossipEvent.Disconnected(name(node)));
    }
  }

  void publish(int node, Octets ssz) {
    schedule(node, Duration.ZERO, new GossipEvent.Publish(TOPIC, ssz));
  }

  void run(Duration duration) {
    Instant end = now.plus(duration);
    while (!queue.isEmpty() && !queue.peek().time.isAfter(end)) {
      Due due = queue.remove();
      now = due.time;
      if (!removed[due.node]) {
        perform(due.node, due.event);
      }
    }
    now = end;
  }

  private void connect(int a, int b) {
    for (int[] side : new int[][] {{a, b}, {b, a}}) {
      Duration delay = Duration.ofMillis(random.nextInt(100));
      schedule(side[0], Duration.ZERO, new GossipEvent.Connected(name(side[1])));
      schedule(side[0], delay, new GossipEvent.StreamOpened(name(side[1])));
    }
  }

  private void perform(int node, GossipEvent event) {
    if (event instanceof GossipEvent.Heartbeat) {
      schedule(node, GossipParams.LEAN.heartbeat(), event);
    }
    boolean asked =
        event instanceof GossipEvent.Received(_, GossipRpc rpc) && !rpc.control().iwant().isEmpty();
    for (GossipEffect effect : Unpacking.step(routers.get(node), event, now)) {
      switch (effect) {
        case Send(var peers, var rpc) -> peers.forEach(peer -> send(node, peer, rpc, asked));
        case Deliver(_, var message) -> {
          received.get(node).add(message.ssz().orElseThrow());
          Duration thinking = Duration.ofMillis(random.nextInt(150));
          schedule(node, thinking, new GossipEvent.Validated(message.id(), Validation.ACCEPT));
        }
        case Disconnect _ -> disconnects++;
        case GossipEffect.Unpack _ -> throw new AssertionError("not unpacked");
      }
    }
  }

  private void send(int from, String to, GossipRpc rpc, boolean asked) {
    if (!asked && !rpc.publish().isEmpty() && random.nextDouble() < loss) {
      pushesLost++;
      return;
    }
    int target = Integer.parseInt(to);
    Instant earliest = lastArrival.getOrDefault(List.of(from, target), now);
    Instant arrival = now.plusMillis(5 + random.nextInt(60));
    arrival = arrival.isBefore(earliest) ? earliest : arrival;
    lastArrival.put(List.of(from, target), arrival);
    GossipRpc carried = carry(rpc);
    schedule(target, Duration.between(now, arrival), new GossipEvent.Received(name(from), carried));
  }

  private static GossipRpc carry(GossipRpc rpc) {
    try {
      return GossipRpcCodec.decode(GossipRpcCodec.encode(rpc));
    } catch (WireException e) {
      throw new AssertionError("a router sent what no router reads", e);
    }
  }

  private void schedule(int node, Duration delay, GossipEvent event) {
    queue.add(new Due(now.plus(delay), order++, node, event));
  }

  private static String name(int node) {
    return String.valueOf(node);
  }
}
