package org.leannet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrTest {

  private final NodeKey key =
      NodeKey.fromHex("b71c71a67e1177ad4e901695e1b4b9ee17ae16c6668d313eac2f96dbcda3f291");

  @Test
  void a_signed_record_holds_the_four_keys_and_no_udp() throws Exception {
    Enr enr = Enr.sign(key, InetAddress.ofLiteral("172.30.0.11"), 9000);
    assertThat(enr.keys()).containsExactly("id", "ip", "quic", "secp256k1");
    assertThat(enr.seq()).isEqualTo(1);
    assertThat(enr.signatureValid()).isTrue();
    assertThat(enr.peerId()).isEqualTo(key.peerId());
    assertThat(enr.raw("quic")).hasValue(new byte[] {0x23, 0x28});
    assertThat(enr.dialAddress())
        .hasValue(new InetSocketAddress(InetAddress.ofLiteral("172.30.0.11"), 9000));
    assertThat(enr.multiaddr().orElseThrow())
        .hasToString("/ip4/172.30.0.11/udp/9000/quic-v1/p2p/" + key.peerId());
    assertThat(Enr.parse(enr.toString())).isEqualTo(enr);
  }

  @Test
  void signing_twice_gives_the_same_text() {
    InetAddress ip = InetAddress.ofLiteral("127.0.0.1");
    assertThat(Enr.sign(key, ip, 9000)).isEqualTo(Enr.sign(key, ip, 9000));
  }

  @Test
  void further_pairs_and_a_sequence_are_kept() throws Exception {
    Map<String, byte[]> extras = Map.of("is_aggregator", new byte[] {1}, "zz", new byte[] {0, 7});
    Enr enr = Enr.parse(Enr.sign(key, InetAddress.ofLiteral("::1"), 70, -1L, extras).toString());
    assertThat(enr.keys())
        .containsExactly("id", "ip6", "is_aggregator", "quic6", "secp256k1", "zz");
    assertThat(enr.seq()).isEqualTo(-1);
    assertThat(enr.isAggregator()).isTrue();
    assertThat(enr.raw("zz")).hasValue(new byte[] {0, 7});
    assertThat(enr.dialAddress()).hasValue(new InetSocketAddress(InetAddress.ofLiteral("::1"), 70));
    assertThat(enr.signatureValid()).isTrue();
  }

  @Test
  void a_record_with_another_address_under_the_old_signature_is_seen() throws Exception {
    byte[] rlp = Enr.sign(key, InetAddress.ofLiteral("10.0.0.1"), 9000).toRlp();
    for (int i = 0; i < rlp.length - 3; i++) {
      if (rlp[i] == 10 && rlp[i + 1] == 0 && rlp[i + 2] == 0 && rlp[i + 3] == 1) {
        rlp[i + 3] = 2;
      }
    }
    Enr changed = Enr.decode(rlp);
    assertThat(changed.dialAddress())
        .hasValue(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.2"), 9000));
    assertThat(changed.signatureValid()).isFalse();
  }

  @Test
  void what_is_no_record_is_refused_with_the_reason() {
    String text = Enr.sign(key, InetAddress.ofLiteral("10.0.0.1"), 9000).toString();
    refused("", "a node record starts with 'enr:', this text does not");
    refused("enr:", "not a node record: ");
    refused("enr:!!", "a node record is base 64 after 'enr:': Illegal base64 character 21");
    refused(text + "=".repeat(400), "a node record has at most 404 characters, this one has ");
    refused(text.substring(0, text.length() - 4), "not a node record: ");
    refused(text + "AAAA", "not a node record: its RLP is not in canonical form");
  }

  @Test
  void every_shortening_of_a_record_is_refused_and_nothing_else_is_thrown() {
    byte[] rlp = Enr.sign(key, InetAddress.ofLiteral("10.0.0.1"), 9000).toRlp();
    for (int length = 0; length < rlp.length; length++) {
      byte[] cut = Arrays.copyOf(rlp, length);
      assertThatThrownBy(() -> Enr.decode(cut)).isInstanceOf(EnrException.class);
    }
  }

  @Test
  void a_port_outside_its_range_is_not_signed() {
    InetAddress ip = InetAddress.ofLiteral("10.0.0.1");
    assertThatThrownBy(() -> Enr.sign(key, ip, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Enr.sign(key, ip, 65536)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(String text, String start) {
    assertThatThrownBy(() -> Enr.parse(text))
        .isInstanceOf(EnrException.class)
        .hasMessageStartingWith(start);
  }
}
