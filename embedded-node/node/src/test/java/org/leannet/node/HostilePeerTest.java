package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.identity.Multiaddr;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Limits;
import org.leannet.node.simulation.Registry;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.IWant;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.Topic;
import org.leannet.p2p.wire.Varint;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Two nodes that run a chain, and one hostile peer after another at the first of them. Whatever a
/// peer does, the node's ticks go on, the honest node stays and its blocks come through, and in the
/// end both finalize. About a minute.
@TestInstance(Lifecycle.PER_CLASS)
class HostilePeerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String STATUS = "/leanconsensus/req/status/1/ssz_snappy";
  private static final String BY_ROOT = "/leanconsensus/req/blocks_by_root/1/ssz_snappy";
  private static final String BLOCKS = Topic.blocks("12345678").toString();
  private static final String VOTES = Topic.attestations("12345678", 0).toString();

  /// Heap that a node may be left with, besides what the test itself holds.
  private static final long HEAP_BYTES = 256L << 20;

  @TempDir static Path directory;

  private TestNetwork network;
  private LeanNode node;
  private LeanNode honest;

  @BeforeAll
  void start() throws Exception {
    Instant genesis = Instant.now().plusSeconds(5);
    network = new TestNetwork(2, directory, genesis);
    node = LeanNode.open(network.config(0), reason -> {});
    honest = LeanNode.open(network.config(1), reason -> {});
    node.start();
    honest.start();
    Await.until("a chain", PATIENCE, () -> view().head().slot() >= 1);
  }

  @AfterEach
  void the_node_is_well() {
    long before = view().sync().slot();
    Await.until("the next tick", PATIENCE, () -> view().sync().slot() > before);
    Await.until("the honest peer", PATIENCE, () -> view().sync().peers() >= 1);
  }

  @AfterAll
  void stop() {
    long head = view().head().slot();
    Await.until("the chain goes on", PATIENCE, () -> view().head().slot() > head + 1);
    assertThat(view().canonical().stream().map(block -> block.proposerIndex()).distinct())
        .as("blocks of both nodes come through")
        .contains(0L, 1L);
    long finalized = view().finalized().slot();
    Await.until("finality", PATIENCE, () -> view().finalized().slot() > finalized);
    Await.until(
        "one head", PATIENCE, () -> view().head().root().equals(honest.view().head().root()));
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    assertThat(runtime.totalMemory() - runtime.freeMemory()).isLessThan(HEAP_BYTES);
    node.close();
    honest.close();
  }

  private CoreView view() {
    return node.view();
  }

  private long count(Counter counter) {
    return view().counts().getOrDefault(counter, 0L);
  }

  private Hostile hostile(String name) throws IOException, InterruptedException {
    return new Hostile(name, Multiaddr.of(node.address(), node.peerId()));
  }

  private static byte[] control(Control control) {
    return Hostile.frame(GossipRpc.of(control));
  }

  private static List<Octets> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Octets.of(new byte[] {(byte) (i >> 8), (byte) i}))
        .map(tail -> Octets.of(Arrays.copyOf(tail.toArray(), 20)))
        .toList();
  }

  @Test
  void a_frame_of_2_to_the_63_bytes_ends_the_connection() throws Exception {
    try (Hostile peer = hostile("oversize frame")) {
      peer.gossip(Varint.encode(Long.MIN_VALUE));
      assertThat(peer.awaitDropped()).contains("malformed gossip");
    }
  }

  @Test
  void a_varint_without_an_end_ends_the_connection() throws Exception {
    try (Hostile peer = hostile("endless varint")) {
      byte[] endless = new byte[64];
      Arrays.fill(endless, (byte) 0xff);
      peer.gossip(endless);
      assertThat(peer.awaitDropped()).contains("malformed gossip");
    }
  }

  @Test
  void a_frame_that_comes_byte_by_byte_ends_the_connection() throws Exception {
    try (Hostile peer = hostile("slow frame")) {
      peer.gossip(Varint.encode(1000), new byte[10]);
      assertThat(peer.awaitDropped()).contains("malformed gossip");
    }
  }

  @Test
  void malformed_protobuf_ends_the_connection_and_twice_keeps_the_peer_out() throws Exception {
    try (Hostile peer = hostile("malformed protobuf")) {
      byte[] malformed = {4, 0x12, 0x7f, 0x0a, 0x05};
      peer.gossip(malformed);
      assertThat(peer.awaitDropped()).contains("malformed gossip");
      peer.dialAgain();
      peer.gossip(malformed);
      peer.awaitDropped();
      peer.dialAgain();
      peer.awaitDropped();
    }
  }

  @Test
  void snappy_bombs_are_not_inflated_and_their_sender_is_cut_off() throws Exception {
    try (Hostile peer = hostile("bombs")) {
      List<byte[]> bombs = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        byte[] bomb = Arrays.copyOf(Varint.encode(0x7fff_ffffL), 500);
        bomb[499] = (byte) i;
        bombs.add(Hostile.raw(BLOCKS, bomb));
      }
      peer.gossip(bombs);
      peer.awaitDropped();
    }
  }

  @Test
  void messages_that_are_not_anonymous_cut_their_sender_off() throws Exception {
    try (Hostile peer = hostile("signed")) {
      Octets data = Octets.of(new byte[] {1, 0, 0});
      Message signed = new Message(data, data, data, BLOCKS, data, data);
      peer.gossip(Collections.nCopies(40, Hostile.frame(GossipRpc.of(signed))));
      assertThat(peer.awaitDropped()).contains("not anonymous");
    }
  }

  @Test
  void floods_of_grafts_ihaves_iwants_and_topics_cut_their_sender_off() throws Exception {
    List<Prune> prune = List.of(new Prune(VOTES, 60));
    List<Graft> graft = List.of(new Graft(VOTES));
    try (Hostile peer = hostile("grafts")) {
      peer.gossip(
          control(new Control(List.of(), List.of(), List.of(), prune, List.of())),
          control(new Control(List.of(), List.of(), graft, List.of(), List.of())));
      peer.gossip(
          Collections.nCopies(
              60, control(new Control(List.of(), List.of(), graft, List.of(), List.of()))));
      assertThat(peer.awaitDropped()).contains("grafts during its back-off");
    }
    try (Hostile peer = hostile("iwants")) {
      Control iwant =
          new Control(List.of(), List.of(new IWant(ids(5001))), List.of(), List.of(), List.of());
      peer.gossip(Collections.nCopies(60, control(iwant)));
      assertThat(peer.awaitDropped()).contains("floods with message ids");
    }
    try (Hostile peer = hostile("ihaves")) {
      Control ihave =
          new Control(
              Collections.nCopies(300, new IHave(VOTES, List.of())),
              List.of(),
              List.of(),
              List.of(),
              List.of());
      peer.gossip(Collections.nCopies(60, control(ihave)));
      assertThat(peer.awaitDropped()).contains("floods with message ids");
    }
    try (Hostile peer = hostile("topics")) {
      List<Subscription> topics =
          IntStream.range(0, 400).mapToObj(i -> new Subscription(true, "topic " + i)).toList();
      peer.gossip(Hostile.frame(GossipRpc.of(topics)));
      assertThat(peer.awaitDropped()).contains("too many topics");
    }
  }

  @Test
  void a_flood_of_bad_signatures_bans_its_sender() throws Exception {
    long offences = count(Counter.OFFENCES);
    Checkpoint head = view().head();
    AttestationData data =
        new AttestationData(head.slot(), head, view().justified(), view().justified());
    var codec = SignedAttestation.ssz(Registry.XMSS);
    try (Hostile peer = hostile("bad signatures")) {
      List<byte[]> frames = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Bytes signature = badSignature(i);
        frames.add(
            Hostile.publish(VOTES, codec.encode(new SignedAttestation(i % 2, data, signature))));
      }
      peer.gossip(frames);
      peer.awaitDropped();
      Await.until("the offences", PATIENCE, () -> count(Counter.OFFENCES) > offences);
      peer.dialAgain();
      assertThat(peer.awaitDropped()).isNotEmpty();
    }
  }

  /// A signature in good form, by a stranger's key and over something else.
  private static Bytes badSignature(int salt) {
    return Registry.XMSS.sign(
        Registry.keys(3).secrets().getFirst(), salt % 30, new Root(salt, 1, 2, 3));
  }

  @Test
  void future_and_ancient_and_endless_slots_are_dropped() throws Exception {
    long future = count(Counter.DROPPED_BLOCKS_FUTURE);
    try (Hostile peer = hostile("slots")) {
      peer.gossip(
          Hostile.publish(BLOCKS, SignedBlock.SSZ.encode(block(-1L, Root.ZERO, 1))),
          Hostile.publish(BLOCKS, SignedBlock.SSZ.encode(block(1_000_000, Root.ZERO, 2))),
          Hostile.publish(BLOCKS, SignedBlock.SSZ.encode(block(0, Root.ZERO, 3))));
      Await.until("the drops", PATIENCE, () -> count(Counter.DROPPED_BLOCKS_FUTURE) >= future + 2);
    }
  }

  @Test
  void made_up_blocks_of_one_slot_ban_their_sender() throws Exception {
    try (Hostile peer = hostile("equivocation")) {
      List<byte[]> frames = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Checkpoint head = view().head();
        frames.add(
            Hostile.publish(
                BLOCKS, SignedBlock.SSZ.encode(block(head.slot() + 1, head.root(), i))));
      }
      peer.gossip(frames);
      peer.awaitDropped();
    }
  }

  private static SignedBlock block(long slot, Root parent, int salt) {
    Block block = new Block(slot, slot & 1, parent, new Root(salt, 0, 0, 0), BlockBody.EMPTY);
    return new SignedBlock(block, new MultiMessageAggregate(Bytes.of(new byte[] {1, 2, 3})));
  }

  @Test
  void statuses_that_cannot_be_ban_their_sender_and_leave_the_node_synced() throws Exception {
    Checkpoint never = new Checkpoint(new Root(1, 2, 3, 4), -1L);
    try (Hostile peer = hostile("liar")) {
      long offences = count(Counter.OFFENCES);
      for (int i = 1; i <= Limits.OFFENCES; i++) {
        long expected = offences + i;
        peer.request(STATUS, Status.SSZ.encode(new Status(never, never)));
        Await.until("the offence", PATIENCE, () -> count(Counter.OFFENCES) >= expected);
      }
      assertThat(peer.awaitDropped()).contains("in the future");
    }
    Await.until(
        "the node's own view",
        PATIENCE,
        () -> Long.compareUnsigned(view().sync().networkFinalized().orElse(0L), 1_000_000) < 0);
  }

  @Test
  void requests_of_a_wrong_length_are_refused_and_ban_their_sender() throws Exception {
    try (Hostile peer = hostile("wrong length")) {
      assertThat(peer.request(STATUS, new byte[15])).contains(1);
      assertThat(peer.request(BY_ROOT, new byte[33])).contains(1);
      assertThat(peer.written(BY_ROOT, Varint.encode(1 << 20))).contains(1);
      assertThat(peer.written(STATUS, new byte[0])).as("half-closed at once").contains(1);
      for (int i = 0; i < Limits.OFFENCES; i++) {
        peer.request(STATUS, new byte[15]);
      }
      peer.awaitDropped();
    }
  }

  @Test
  void a_flood_of_requests_is_turned_away_and_then_cut_off() throws Exception {
    Status status = new Status(view().finalized(), view().head());
    try (Hostile peer = hostile("requests")) {
      List<Optional<Integer>> codes = new ArrayList<>();
      while (peer.isConnected() && codes.size() < 500) {
        codes.add(peer.request(STATUS, Status.SSZ.encode(status)));
      }
      assertThat(codes).startsWith(Optional.of(0)).contains(Optional.of(3));
      assertThat(peer.awaitDropped()).contains("floods with requests");
    }
  }

  @Test
  void streams_that_say_nothing_or_are_reset_keep_nobody_away() throws Exception {
    try (Hostile peer = hostile("streams")) {
      List<DuplexStream> silent = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        silent.add(peer.open(STATUS));
      }
      silent.forEach(DuplexStream::reset);
      for (int i = 0; i < 200; i++) {
        peer.open(STATUS).reset();
      }
      assertThat(peer.isConnected()).isTrue();
    } catch (IOException refused) {
      assertThat(refused).hasMessageContaining("stream");
    }
  }
}
