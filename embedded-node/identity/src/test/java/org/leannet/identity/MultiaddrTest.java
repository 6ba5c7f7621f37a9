package org.leannet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiaddrTest {

  private final PeerId id = NodeKey.derive(new byte[32], "peer").peerId();

  @Test
  void text_and_value_round_trip() {
    for (String text :
        List.of(
            "/ip4/10.0.0.1/udp/9000/quic-v1/p2p/" + id,
            "/ip4/127.0.0.1/udp/0/quic-v1",
            "/ip6/2001:db8:0:0:0:0:0:1/udp/65535/quic-v1/p2p/" + id)) {
      assertThat(Multiaddr.parse(text)).hasToString(text);
    }
    assertThat(Multiaddr.parse("/ip4/10.0.0.1/udp/9000/quic-v1/p2p/" + id))
        .isEqualTo(
            Multiaddr.of(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 9000), id));
  }

  @Test
  void other_texts_are_refused() {
    for (String text :
        List.of(
            "",
            "/ip4/10.0.0.1/tcp/9000",
            "/ip4/10.0.0.1/udp/9000/quic",
            "/ip4/10.0.0.1/udp/9000/quic-v1/",
            "/ip4/10.0.0.1/udp/9000/quic-v1/p2p",
            "/ip4/10.0.0.1/udp/65536/quic-v1",
            "/ip4/10.0.0.1/udp/-1/quic-v1",
            "/ip4/example.org/udp/1/quic-v1",
            "/ip4/::1/udp/1/quic-v1",
            "/ip6/10.0.0.1/udp/1/quic-v1",
            "/dns4/example.org/udp/1/quic-v1",
            "/ip4/10.0.0.1/udp/9000/quic-v1/p2p/nobody")) {
      assertThatThrownBy(() -> Multiaddr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
