package org.leannet.p2p.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.Varint;

/// What a host answers to identify and ping, read byte by byte.
class IdentifyTest {
  private static final String IDENTIFY = "/ipfs/id/1.0.0";
  private static final String PING = "/ipfs/ping/1.0.0";

  private final TestHosts hosts = new TestHosts();
  private Host asking;
  private Host answering;

  @BeforeEach
  void connect() throws Exception {
    asking = hosts.start(0);
    answering = hosts.create(1, config -> config.withAgent("leannet/test"));
    answering.handle("/test/1", stream -> {});
    answering.start();
    asking.dial(answering.multiaddr());
  }

  @AfterEach
  void close() {
    hosts.close();
  }

  private DuplexStream open(String protocol) throws Exception {
    DuplexStream stream = asking.open(answering.peerId(), List.of(protocol));
    stream.deadline(TestHosts.PATIENCE);
    return stream;
  }

  /// The values of each field; all fields of the message are length-delimited.
  private static Map<Integer, List<byte[]>> fields(byte[] message) throws Exception {
    Map<Integer, List<byte[]>> fields = new TreeMap<>();
    int at = 0;
    while (at < message.length) {
      assertThat(message[at] & 7).isEqualTo(2);
      int field = message[at] >> 3;
      Varint length = Varint.decode(message, at + 1, message.length);
      int from = at + 1 + length.length();
      at = from + (int) length.value();
      fields
          .computeIfAbsent(field, _ -> new ArrayList<>())
          .add(Arrays.copyOfRange(message, from, at));
    }
    return fields;
  }

  private static List<byte[]> values(Map<Integer, List<byte[]>> fields, int field) {
    return fields.getOrDefault(field, List.of());
  }

  private static List<String> texts(List<byte[]> values) {
    return values.stream().map(value -> new String(value, UTF_8)).toList();
  }

  /// `/ip4/127.0.0.1/udp/PORT/quic-v1` in its binary form.
  private static byte[] loopback(int port) {
    return HexFormat.of().parseHex("047f000001" + "9102" + "%04x".formatted(port) + "cd03");
  }

  @Test
  void a_host_says_who_it_is_where_it_listens_and_what_it_speaks() throws Exception {
    var frames = new FrameReader(1 << 16);
    try (DuplexStream stream = open(IDENTIFY)) {
      for (Optional<byte[]> bytes = stream.read(); bytes.isPresent(); bytes = stream.read()) {
        frames.feed(bytes.get());
      }
    }
    Map<Integer, List<byte[]>> found = fields(frames.next().orElseThrow());
    frames.end();

    assertThat(HexFormat.of().formatHex(values(found, 1).getFirst()))
        .isEqualTo("08021221" + HexFormat.of().formatHex(TestHosts.key(1).publicKey()));
    assertThat(values(found, 2)).containsExactly(loopback(answering.address().getPort()));
    assertThat(texts(values(found, 3))).containsExactlyInAnyOrder(IDENTIFY, PING, "/test/1");
    int seenPort = answering.addressOf(asking.peerId()).orElseThrow().getPort();
    assertThat(values(found, 4)).containsExactly(loopback(seenPort));
    assertThat(texts(values(found, 5))).containsExactly("/ipfs/0.1.0");
    assertThat(texts(values(found, 6))).containsExactly("leannet/test");
  }

  @Test
  void an_address_nobody_can_dial_is_not_told() throws Exception {
    var everywhere = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 9000);
    var identify =
        new Identify(
            new Identify.Self(TestHosts.key(1), "a", () -> everywhere, List::of),
            _ -> Optional.empty());

    assertThat(fields(identify.message(Optional.empty()))).containsOnlyKeys(1, 5, 6);
  }

  @Test
  void pings_come_back_on_one_stream_as_often_as_they_are_sent() throws Exception {
    try (DuplexStream stream = open(PING)) {
      for (byte round = 1; round <= 3; round++) {
        byte[] ping = new byte[32];
        Arrays.fill(ping, round);
        stream.write(ping);
        assertThat(stream.read()).contains(ping);
      }
    }
  }
}
