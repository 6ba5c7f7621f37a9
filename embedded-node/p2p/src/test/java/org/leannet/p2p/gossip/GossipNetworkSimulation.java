package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.p2p.wire.Octets;

/// Thirty routers, joined by links that carry real bytes in virtual time.
class GossipNetworkSimulation {
  private static final int ROUTERS = 30;
  private static final int MESSAGES = 60;
  private static final int LARGE = 3000;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 5));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_message_reaches_all_when_everyone_knows_everyone(long seed) {
    var network = new SimulatedNetwork(seed, ROUTERS);
    network.connectAll();
    publishAll(network);
    everyoneHasEverything(network);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_message_reaches_all_when_each_knows_a_few(long seed) {
    var network = new SimulatedNetwork(seed, ROUTERS);
    network.connectSome(4);
    publishAll(network);
    everyoneHasEverything(network);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void gossip_brings_what_the_mesh_loses(long seed) {
    var network = new SimulatedNetwork(seed, ROUTERS);
    network.connectAll();
    network.losePushes(0.6);
    publishAll(network);
    everyoneHasEverything(network);
    assertThat(network.pushesLost()).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void messages_cross_after_half_of_the_network_left(long seed) {
    var network = new SimulatedNetwork(seed, ROUTERS);
    network.connectAll();
    network.run(Duration.ofSeconds(5));
    for (int i = 0; i < ROUTERS / 2; i++) {
      network.remove(i);
    }
    network.run(Duration.ofSeconds(2));
    network.publish(ROUTERS - 1, payload(0));
    network.run(Duration.ofSeconds(5));
    for (int i = ROUTERS / 2; i < ROUTERS - 1; i++) {
      assertThat(network.receivedBy(i)).containsExactly(payload(0));
    }
  }

  private static void publishAll(SimulatedNetwork network) {
    network.run(Duration.ofSeconds(5));
    for (int i = 0; i < MESSAGES; i++) {
      network.publish(i % ROUTERS, payload(i));
      network.run(Duration.ofMillis(100));
    }
    network.run(Duration.ofSeconds(10));
  }

  private static void everyoneHasEverything(SimulatedNetwork network) {
    for (int node = 0; node < ROUTERS; node++) {
      Set<Octets> others = new HashSet<>();
      for (int i = 0; i < MESSAGES; i++) {
        if (i % ROUTERS != node) {
          others.add(payload(i));
        }
      }
      assertThat(network.receivedBy(node)).doesNotHaveDuplicates();
      assertThat(network.receivedBy(node)).containsExactlyInAnyOrderElementsOf(others);
    }
    assertThat(network.disconnects()).isZero();
  }

  /// Every third message is large enough for IDONTWANT, even when compressed.
  private static Octets payload(int i) {
    byte[] bytes = new byte[i % 3 == 0 ? LARGE : 100];
    new SplittableRandom(i).nextBytes(bytes);
    return Octets.of(bytes);
  }
}
