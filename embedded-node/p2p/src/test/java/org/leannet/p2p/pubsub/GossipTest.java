package org.leannet.p2p.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.p2p.transport.TestHosts.await;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leannet.identity.Multiaddr;
import org.leannet.p2p.gossip.GossipParams;
import org.leannet.p2p.gossip.Validation;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.HostConfig;
import org.leannet.p2p.transport.TestHosts;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpcCodec;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;
import org.leannet.p2p.wire.Topic;

class GossipTest {

  private static final String TOPIC = Topic.blocks("12345678").toString();

  private final TestHosts hosts = new TestHosts();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<Node> nodes = new ArrayList<>();

  /// A host, its gossip, and what came by it.
  private record Node(Host host, Gossip gossip, List<GossipDelivery> received) {}

  @AfterEach
  void close() {
    nodes.forEach(node -> node.gossip().close());
    hosts.close();
    timer.shutdownNow();
  }

  @Test
  void a_message_reaches_every_host_of_a_mesh_once() throws Exception {
    fiveInAMesh();
    byte[] ssz = new byte[300_000];
    new Random(3).nextBytes(ssz);
    nodes.getFirst().gossip().publish(TOPIC, ssz);
    for (Node node : nodes.subList(1, 5)) {
      await("the message", () -> !node.received().isEmpty());
      GossipDelivery delivery = node.received().getFirst();
      assertThat(delivery.ssz()).isEqualTo(Octets.of(ssz));
      assertThat(delivery.topic()).isEqualTo(TOPIC);
    }
    nodes.getLast().gossip().publish(TOPIC, new byte[] {1});
    for (Node node : nodes.subList(0, 4)) {
      await("a later one", () -> node.received().stream().anyMatch(d -> d.ssz().size() == 1));
    }
    assertThat(nodes.getFirst().received()).hasSize(1);
    for (Node node : nodes.subList(1, 4)) {
      assertThat(node.received()).hasSize(2);
    }
    assertThat(nodes).allSatisfy(node -> assertThat(node.gossip().dropped()).isZero());
  }

  @Test
  void a_message_is_relayed_beyond_the_publishers_peers() throws Exception {
    Node first = node(0, List.of());
    Node middle = node(1, List.of(first.host().multiaddr()));
    Node last = node(2, List.of(middle.host().multiaddr()));
    nodes.forEach(node -> node.gossip().subscribe(TOPIC));
    await("meshes", () -> middle.gossip().meshSize(TOPIC) == 2);
    first.gossip().publish(TOPIC, new byte[] {5});
    await("the message", () -> !last.received().isEmpty());
    assertThat(last.received().getFirst().peer()).isEqualTo(middle.host().peerId());
  }

  @Test
  void a_host_that_comes_back_is_in_the_mesh_again() throws Exception {
    Node stays = node(0, List.of());
    Node leaves = node(1, List.of(stays.host().multiaddr()));
    nodes.forEach(node -> node.gossip().subscribe(TOPIC));
    await("the mesh", () -> stays.gossip().meshSize(TOPIC) == 1);
    List<ConnectionEvent> events = TestHosts.eventsOf(leaves.host());
    stays.host().disconnect(leaves.host().peerId(), "test");
    await("the loss and the return", () -> events.size() == 2);
    await("readiness", () -> leaves.gossip().peersOn(TOPIC) == 1);
    leaves.gossip().publish(TOPIC, new byte[] {7});
    await("the message", () -> !stays.received().isEmpty());
  }

  @Test
  void a_peer_that_speaks_an_older_gossipsub_is_heard() throws Exception {
    Node node = node(0, List.of());
    node.gossip().subscribe(TOPIC);
    Host old = hosts.start(8);
    old.dial(node.host().multiaddr());
    try (DuplexStream stream = old.open(node.host().peerId(), List.of("/meshsub/1.1.0"))) {
      stream.deadline(TestHosts.PATIENCE);
      stream.write(publish(SnappyBlock.compress(new byte[] {1, 2})));
      await("the message", () -> !node.received().isEmpty());
    }
    assertThat(node.received().getFirst().peer()).isEqualTo(old.peerId());
  }

  @Test
  void data_that_are_no_snappy_never_reach_the_application() throws Exception {
    Node node = node(0, List.of());
    node.gossip().subscribe(TOPIC);
    Host peer = hosts.start(8);
    peer.dial(node.host().multiaddr());
    try (DuplexStream stream = peer.open(node.host().peerId(), Gossip.PROTOCOLS)) {
      stream.deadline(TestHosts.PATIENCE);
      stream.write(publish(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1}));
      stream.write(publish(SnappyBlock.compress(new byte[] {1, 2})));
      await("the good one", () -> !node.received().isEmpty());
    }
    assertThat(node.received()).hasSize(1);
  }

  @Test
  void malformed_gossip_costs_the_peer_its_connection() throws Exception {
    Node node = node(0, List.of());
    node.gossip().subscribe(TOPIC);
    Host peer = hosts.create(8);
    List<ConnectionEvent> events = TestHosts.eventsOf(peer);
    peer.start();
    peer.dial(node.host().multiaddr());
    DuplexStream stream = peer.open(node.host().peerId(), Gossip.PROTOCOLS);
    stream.write(FrameReader.frame(new byte[] {(byte) 0xff, 0x01}));
    await("the end", () -> events.size() == 2);
    assertThat(node.host().peers()).isEmpty();
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            ConnectionEvent.Disconnected.class,
            lost -> assertThat(lost.reason()).contains("malformed gossip"));
  }

  @Test
  void a_peer_that_stops_reading_loses_messages_and_delays_nobody() throws Exception {
    Node publisher = node(0, List.of());
    Node reader = node(1, List.of(publisher.host().multiaddr()));
    nodes.forEach(node -> node.gossip().subscribe(TOPIC));
    Host stalled = hosts.create(8);
    var release = new CountDownLatch(1);
    stalled.handle("/meshsub/1.2.0", _ -> release.await());
    stalled.start();
    stalled.dial(publisher.host().multiaddr());
    try (DuplexStream stream = stalled.open(publisher.host().peerId(), Gossip.PROTOCOLS)) {
      var joins = List.of(new GossipRpc.Subscription(true, TOPIC));
      stream.write(FrameReader.frame(GossipRpcCodec.encode(GossipRpc.of(joins))));
      await("both in the mesh", () -> publisher.gossip().meshSize(TOPIC) == 2);
      var random = new Random(4);
      byte[] block = new byte[1 << 20];
      int sent = 0;
      while (publisher.gossip().dropped() == 0 && sent < 100) {
        random.nextBytes(block);
        publisher.gossip().publish(TOPIC, block);
        int expected = ++sent;
        await("message " + sent, () -> reader.received().size() == expected);
      }
    }
    assertThat(publisher.gossip().dropped()).isPositive();
    release.countDown();
  }

  private void fiveInAMesh() throws Exception {
    List<Multiaddr> known = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Node node = node(i, List.copyOf(known));
      node.gossip().subscribe(TOPIC);
      known.add(node.host().multiaddr());
    }
    await("full meshes", () -> nodes.stream().allMatch(n -> n.gossip().meshSize(TOPIC) == 4));
  }

  private Node node(int index, List<Multiaddr> bootnodes) throws Exception {
    Host host = hosts.create(index, config -> withBootnodes(config, bootnodes));
    List<GossipDelivery> received = new CopyOnWriteArrayList<>();
    var config =
        new GossipConfig(GossipParams.LEAN, new Random(index), InstantSource.system(), timer);
    var gossip =
        new Gossip(
            host,
            config,
            delivery -> {
              received.add(delivery);
              delivery.judge().accept(Validation.ACCEPT);
            });
    var node = new Node(host, gossip, received);
    nodes.add(node);
    host.start();
    return node;
  }

  private static HostConfig withBootnodes(HostConfig config, List<Multiaddr> bootnodes) {
    return config.withBootnodes(bootnodes);
  }

  private static byte[] publish(byte[] data) {
    GossipRpc.Message message = GossipRpc.Message.anonymous(TOPIC, Octets.of(data));
    return FrameReader.frame(GossipRpcCodec.encode(GossipRpc.of(message)));
  }
}
