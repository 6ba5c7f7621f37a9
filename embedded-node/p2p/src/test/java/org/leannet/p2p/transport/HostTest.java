package org.leannet.p2p.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.leannet.p2p.transport.TestHosts.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;

class HostTest {

  private static final String ECHO = "/test/echo/1";

  private final TestHosts hosts = new TestHosts();

  @AfterEach
  void close() {
    hosts.close();
  }

  @Test
  void two_hosts_connect_and_each_knows_who_the_other_is() throws Exception {
    Host dialer = hosts.create(0);
    Host listener = hosts.create(1);
    List<ConnectionEvent> atDialer = TestHosts.eventsOf(dialer);
    List<ConnectionEvent> atListener = TestHosts.eventsOf(listener);
    dialer.start();
    listener.start();
    dialer.dial(listener.multiaddr());
    assertThat(dialer.peers()).containsExactly(listener.peerId());
    await("the listener's side", () -> listener.peers().contains(dialer.peerId()));
    await("events", () -> atDialer.size() == 1 && atListener.size() == 1);
    assertThat(atDialer.getFirst().direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(atListener.getFirst().direction()).isEqualTo(Direction.INBOUND);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0,127.0.0.1", "::1,::1"})
  void a_host_is_reached_by_either_family_of_addresses(String listen, String dialled)
      throws Exception {
    assumeTrue(canBind(listen), "this machine has no address " + listen);
    List<Host> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      var address = new InetSocketAddress(InetAddress.ofLiteral(listen), 0);
      NodeKey key = TestHosts.key(i);
      Host host = hosts.create(i, _ -> HostConfig.of(key, address, new Random(1)));
      host.start();
      both.add(host);
    }
    Host listener = both.getLast();
    var at = new InetSocketAddress(InetAddress.ofLiteral(dialled), listener.address().getPort());
    both.getFirst().dial(Multiaddr.of(at, listener.peerId()));
    await("the connection", () -> listener.peers().contains(both.getFirst().peerId()));
    assertThat(both.getFirst().addressOf(listener.peerId())).hasValue(at);
  }

  /// Surefire's JVM may be told to use version 4 only, and some machines have no other.
  private static boolean canBind(String address) {
    try (var channel = DatagramChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
      return true;
    } catch (IOException | UnsupportedAddressTypeException _) {
      return false;
    }
  }

  @Test
  void a_stream_carries_bytes_both_ways_and_ends_by_halves() throws Exception {
    Host dialer = hosts.start(0);
    Host listener = hosts.create(1);
    listener.handle(ECHO, HostTest::echo);
    listener.start();
    dialer.dial(listener.multiaddr());
    byte[] payload = "hello ".repeat(200_000).getBytes(UTF_8);
    try (DuplexStream stream = dialer.open(listener.peerId(), List.of(ECHO))) {
      assertThat(stream.protocol()).isEqualTo(ECHO);
      stream.deadline(TestHosts.PATIENCE);
      Thread writer = Thread.startVirtualThread(() -> writeAndEnd(stream, payload));
      assertThat(readAll(stream)).isEqualTo(payload);
      writer.join();
    }
  }

  @Test
  void an_answer_by_somebody_else_is_refused() throws Exception {
    Host dialer = hosts.start(0);
    Host listener = hosts.start(1);
    var wrong = Multiaddr.of(listener.address(), TestHosts.key(2).peerId());
    assertThatThrownBy(() -> dialer.dial(wrong))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot connect to " + wrong)
        .hasMessageContaining("the peer that answers is " + listener.peerId());
    assertThat(dialer.peers()).isEmpty();
    await("the listener forgets", () -> listener.peers().isEmpty());
  }

  @Test
  void an_unknown_protocol_is_not_available_and_the_connection_stays() throws Exception {
    Host dialer = hosts.start(0);
    Host listener = hosts.create(1);
    listener.handle(ECHO, HostTest::echo);
    listener.start();
    dialer.dial(listener.multiaddr());
    assertThatThrownBy(() -> dialer.open(listener.peerId(), List.of("/no/1", "/no/2")))
        .isInstanceOf(ProtocolNotSupportedException.class)
        .hasMessageContaining("/no/1, /no/2");
    try (DuplexStream stream = dialer.open(listener.peerId(), List.of("/no/1", ECHO))) {
      assertThat(stream.protocol()).isEqualTo(ECHO);
    }
  }

  @Test
  void nobody_at_an_address_is_an_error_in_time() throws Exception {
    Host dialer = hosts.start(0);
    Host gone = hosts.start(1);
    Multiaddr address = gone.multiaddr();
    gone.close();
    assertThatThrownBy(() -> dialer.dial(address))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot connect to %s: nobody answered within 4000 ms", address);
  }

  private static void echo(DuplexStream stream) throws IOException, InterruptedException {
    stream.deadline(TestHosts.PATIENCE);
    var bytes = stream.read();
    while (bytes.isPresent()) {
      stream.write(bytes.get());
      bytes = stream.read();
    }
  }

  private static void writeAndEnd(DuplexStream stream, byte[] payload) {
    try {
      stream.write(payload);
      stream.closeWrite();
    } catch (IOException | InterruptedException _) {
      // The reader sees the missing bytes.
      stream.reset();
    }
  }

  private static byte[] readAll(DuplexStream stream) throws Exception {
    var out = new ByteArrayOutputStream();
    var bytes = stream.read();
    while (bytes.isPresent()) {
      out.writeBytes(bytes.get());
      bytes = stream.read();
    }
    return out.toByteArray();
  }
}
