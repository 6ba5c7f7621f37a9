package org.leannet.p2p.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leannet.p2p.transport.TestHosts.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.identity.Multiaddr;
import org.leannet.p2p.wire.Multistream;

class HostResilienceTest {

  private static final String ECHO = "/test/echo/1";

  private final TestHosts hosts = new TestHosts();

  @AfterEach
  void close() {
    hosts.close();
  }

  @Test
  void five_hosts_with_the_same_bootnodes_all_connect() throws Exception {
    List<Host> started = new ArrayList<>();
    List<Multiaddr> known = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      List<Multiaddr> bootnodes = List.copyOf(known);
      Host host = hosts.create(i, config -> config.withBootnodes(bootnodes));
      host.start();
      started.add(host);
      known.add(host.multiaddr());
    }
    await("everybody", () -> started.stream().allMatch(host -> host.peers().size() == 4));
  }

  @Test
  void a_host_among_its_own_bootnodes_is_left_alone() throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    Host host =
        hosts.create(
            0,
            config -> config.withBootnodes(List.of(Multiaddr.of(address, config.key().peerId()))));
    host.start();
    assertThatThrownBy(() -> host.dial(host.multiaddr())).hasMessageContaining("this host itself");
  }

  @Test
  void hosts_that_dial_each_other_at_once_keep_one_connection() throws Exception {
    Host first = hosts.start(0);
    Host second = hosts.start(1);
    var go = new CountDownLatch(1);
    List<Thread> dials =
        List.of(
            Thread.startVirtualThread(() -> dialWhen(go, first, second)),
            Thread.startVirtualThread(() -> dialWhen(go, second, first)));
    go.countDown();
    for (Thread dial : dials) {
      dial.join();
    }
    second.handle(ECHO, stream -> stream.write(stream.read().orElseThrow()));
    await("a stream over the connection that is kept", () -> echoes(first, second));
    assertThat(first.peers()).containsExactly(second.peerId());
    assertThat(second.peers()).containsExactly(first.peerId());
  }

  @Test
  void a_bootnode_that_comes_back_is_connected_again() throws Exception {
    Host bootnode = hosts.start(1);
    Multiaddr address = bootnode.multiaddr();
    Host host = hosts.create(0, config -> config.withBootnodes(List.of(address)));
    List<ConnectionEvent> events = TestHosts.eventsOf(host);
    host.start();
    await("the first time", () -> events.size() == 1 && !bootnode.peers().isEmpty());
    bootnode.close();
    await("its leaving", () -> events.size() == 2);
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            ConnectionEvent.Disconnected.class,
            lost -> assertThat(lost.reason()).contains("this host is stopping"));
    var samePort = HostConfig.of(TestHosts.key(1), address.address(), new Random(1));
    Host again = hosts.create(1, _ -> samePort);
    again.start();
    await("the second time", () -> events.size() == 3);
    assertThat(host.peers()).containsExactly(again.peerId());
  }

  @Test
  void a_full_host_refuses_more_peers() throws Exception {
    Host full = hosts.create(0, config -> config.withMaxPeers(1));
    full.start();
    Host first = hosts.start(1);
    Host second = hosts.create(2);
    List<ConnectionEvent> events = TestHosts.eventsOf(second);
    second.start();
    first.dial(full.multiaddr());
    await("the first", () -> full.peers().equals(List.of(first.peerId())));
    second.dial(full.multiaddr());
    await("the refusal", () -> events.size() == 2);
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            ConnectionEvent.Disconnected.class,
            lost -> assertThat(lost.reason()).contains("too many peers"));
    assertThat(full.peers()).containsExactly(first.peerId());
  }

  /// The loss timer of the unconfirmed handshake runs out meanwhile. When an application closes
  /// then, quiche acknowledges to no end, on the event loop.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_dialler_that_is_held_up_before_it_lets_go_lives() throws Exception {
    Host host = hosts.create(0);
    List<ConnectionEvent> events = TestHosts.eventsOf(host);
    host.start();
    try (RawPeer peer = RawPeer.honest(1);
        SwappingPath path = new SwappingPath(host.address())) {
      // The first handshake of a process is slow, and so would be the timer.
      peer.connectAndLetGo(host, host.address(), Duration.ZERO);
      await("the first end", () -> events.size() == 2);
      peer.connectAndLetGo(host, path.address(), Duration.ofSeconds(1));
      assertThat(peer.connect(host).isOpen()).isTrue();
    }
  }

  @Test
  void one_address_gets_half_of_the_places() throws Exception {
    Host full = hosts.create(0, config -> config.withMaxPeers(4));
    List<ConnectionFailure> failures = new CopyOnWriteArrayList<>();
    full.onFailure(failures::add);
    full.start();
    for (int i = 1; i <= 3; i++) {
      hosts.start(i).dial(full.multiaddr());
    }
    await("the refusal", () -> failures.size() == 1);
    assertThat(failures)
        .containsExactly(
            new ConnectionFailure(Direction.INBOUND, false, "too many peers at one address"));
    assertThat(full.peers()).hasSize(2);
  }

  @Test
  void newcomers_that_must_show_where_they_are_come_in_all_the_same() throws Exception {
    Host careful = hosts.create(0, config -> config.withOpenBeforeRetry(0));
    careful.start();
    Host other = hosts.start(1);
    other.dial(careful.multiaddr());
    await("the newcomer", () -> careful.peers().equals(List.of(other.peerId())));
  }

  @Test
  void failed_dials_are_told_of() throws Exception {
    Host host = hosts.create(0);
    List<ConnectionFailure> failures = new CopyOnWriteArrayList<>();
    host.onFailure(failures::add);
    host.start();
    Host gone = hosts.start(1);
    Multiaddr address = gone.multiaddr();
    gone.close();
    assertThatThrownBy(() -> host.dial(address)).isInstanceOf(IOException.class);
    assertThat(failures)
        .singleElement()
        .extracting(ConnectionFailure::direction)
        .isEqualTo(Direction.OUTBOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "good\u0007bye"})
  void a_peer_that_leaves_with_or_without_a_word_is_gone(String word) throws Exception {
    Host host = hosts.create(0);
    List<ConnectionEvent> events = TestHosts.eventsOf(host);
    host.start();
    try (RawPeer peer = RawPeer.honest(5)) {
      Connection connection = peer.connect(host);
      await("its coming", () -> events.size() == 1);
      connection.close(word);
      await("its leaving", () -> events.size() == 2);
    }
    assertThat(host.peers()).isEmpty();
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            ConnectionEvent.Disconnected.class,
            lost ->
                assertThat(lost.reason())
                    .isEqualTo(
                        "the peer closed the connection (code 0%s)",
                        word.isEmpty() ? "" : ": good?bye"));
  }

  @Test
  void a_quiet_connection_outlives_its_idle_time() throws Exception {
    Host first = hosts.start(0);
    Host second = hosts.create(1);
    List<ConnectionEvent> events = TestHosts.eventsOf(second);
    second.start();
    first.dial(second.multiaddr());
    long end = System.nanoTime() + TestHosts.FAST.idle().plusSeconds(2).toNanos();
    await("more than the idle time", () -> System.nanoTime() > end);
    assertThat(events).hasSize(1);
    assertThat(first.peers()).containsExactly(second.peerId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0013", "\u0000", "\u007fgarbage", "\u0013/multistream/1.0.0\n\u0003no\n"})
  void a_stream_that_negotiates_garbage_or_nothing_is_ended_and_the_host_lives(String bytes)
      throws Exception {
    Host host = hosts.start(0);
    try (RawPeer peer = RawPeer.honest(5)) {
      Connection connection = peer.connect(host);
      QuicStream stream = connection.openRaw(TestHosts.PATIENCE);
      stream.write(bytes.getBytes(ISO_8859_1));
      await("the end of the stream", () -> isOver(stream));
      Ping.send(connection, TestHosts.PATIENCE);
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void a_message_longer_than_negotiation_allows_is_refused_before_it_comes() throws Exception {
    Host host = hosts.start(0);
    try (RawPeer peer = RawPeer.honest(5)) {
      QuicStream stream = peer.connect(host).openRaw(TestHosts.PATIENCE);
      stream.write(new byte[] {(byte) 0xff, (byte) 0xff, 0x7f});
      assertThatThrownBy(stream::read).hasMessage("the peer reset the stream");
    }
  }

  @Test
  void a_flood_of_silent_streams_keeps_nobody_else_waiting() throws Exception {
    Host host = hosts.start(0);
    Host other = hosts.start(1);
    other.dial(host.multiaddr());
    try (RawPeer flooder = RawPeer.honest(5)) {
      Connection connection = flooder.connect(host);
      int opened = 0;
      try {
        while (opened < 1000) {
          connection.openRaw(TestHosts.PATIENCE).write(new byte[] {0x13});
          opened++;
        }
      } catch (IOException _) {
        assertThat(opened).isEqualTo(TransportLimits.STREAMS_PER_CONNECTION);
      }
      assertThat(opened).isLessThan(1000);
      host.handle(ECHO, stream -> stream.write(stream.read().orElseThrow()));
      assertThat(echoes(other, host)).isTrue();
    }
  }

  @Test
  void too_many_proposals_end_the_stream() throws Exception {
    Host host = hosts.start(0);
    try (RawPeer peer = RawPeer.honest(5)) {
      QuicStream stream = peer.connect(host).openRaw(TestHosts.PATIENCE);
      stream.write(Multistream.encode(Multistream.PROTOCOL));
      for (int i = 0; i < 10; i++) {
        stream.write(Multistream.encode("/nothing/" + i));
      }
      await("the end of the stream", () -> isOver(stream));
    }
  }

  @Test
  void a_stopped_host_leaves_no_thread_and_its_port_is_free() throws Exception {
    Host first = hosts.start(0);
    Host second = hosts.start(1);
    first.dial(second.multiaddr());
    InetSocketAddress address = first.address();
    first.close();
    second.close();
    await("no event loop thread", () -> loopThreads().isEmpty());
    first.close();
    var samePort = HostConfig.of(TestHosts.key(2), address, new Random(2));
    hosts.create(2, _ -> samePort).start();
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    Host first = hosts.start(0);
    var taken = HostConfig.of(TestHosts.key(1), first.address(), new Random(1));
    Host second = hosts.create(1, _ -> taken);
    assertThatThrownBy(second::start)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot bind UDP 127.0.0.1:" + first.address().getPort());
  }

  @Test
  void keep_alives_must_be_shorter_than_the_idle_time() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new HostConfig.Times(second, second, second, second, second, second))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> loopThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("p2p-io-"))
        .toList();
  }

  private static boolean isOver(QuicStream stream) throws InterruptedException {
    try {
      return stream.read().isEmpty();
    } catch (IOException e) {
      return "the peer reset the stream".equals(e.getMessage());
    }
  }

  private static void dialWhen(CountDownLatch go, Host from, Host to) {
    try {
      go.await();
      from.dial(to.multiaddr());
    } catch (IOException | InterruptedException _) {
      // The other side's dial may win in the middle of this one.
      Thread.currentThread().interrupt();
    }
  }

  private static boolean echoes(Host from, Host to) throws InterruptedException {
    try (DuplexStream stream = from.open(to.peerId(), List.of(ECHO))) {
      stream.deadline(Duration.ofSeconds(1));
      stream.write(new byte[] {42});
      return stream.read().orElseThrow()[0] == 42;
    } catch (IOException _) {
      return false;
    }
  }
}
