package org.leannet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NodeKeyTest {

  /// The key of EIP-778's example record.
  private static final String EXAMPLE =
      "b71c71a67e1177ad4e901695e1b4b9ee17ae16c6668d313eac2f96dbcda3f291";

  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

  private final NodeKey key = NodeKey.fromHex(EXAMPLE);

  @Test
  void a_known_secret_has_its_known_public_key() {
    assertThat(HexFormat.of().formatHex(key.publicKey()))
        .isEqualTo("03ca634cae0d49acb401d8a4c6b6fe8c55b70d115bf400769cc1400f3258cd3138");
  }

  @Test
  void the_public_key_of_one_is_the_generator() {
    assertThat(HexFormat.of().formatHex(NodeKey.fromHex("0".repeat(63) + "1").publicKey()))
        .isEqualTo("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
  }

  @Test
  void hex_is_read_with_and_without_prefix_and_written_without() {
    assertThat(NodeKey.fromHex("0x" + EXAMPLE + "\n")).isEqualTo(key);
    assertThat(key.toHex()).isEqualTo(EXAMPLE);
  }

  @Test
  void secrets_outside_the_group_order_are_refused() {
    assertThatThrownBy(() -> NodeKey.fromHex("0".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NodeKey.fromHex(ORDER)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_text_of_the_wrong_length_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> NodeKey.fromHex(EXAMPLE.substring(1)))
        .hasMessage("a node key is 64 hex digits, this text has 63");
    assertThatThrownBy(() -> NodeKey.fromHex("x" + EXAMPLE.substring(1)))
        .hasMessage("a node key is 64 hex digits, this text has others");
  }

  @Test
  void a_secret_is_not_printed() {
    assertThat(key.toString()).doesNotContain(EXAMPLE).contains(key.peerId().toString());
  }

  @Test
  void signatures_verify_repeat_themselves_and_have_a_low_s() {
    for (int i = 0; i < 32; i++) {
      byte[] data = ("message " + i).getBytes(UTF_8);
      byte[] signature = key.signSha256Der(data);
      assertThat(signature).isEqualTo(key.signSha256Der(data));
      assertThat(NodeKey.verifySha256Der(key.publicKey(), data, signature)).isTrue();
      int lengthOfR = signature[3];
      int lengthOfS = signature[5 + lengthOfR];
      // A high s needs a 33rd byte in DER.
      assertThat(lengthOfS).isLessThanOrEqualTo(32);
    }
  }

  /// A widely published RFC 6979 answer for secp256k1 and SHA-256.
  @Test
  void the_nonce_is_the_one_rfc_6979_prescribes() {
    NodeKey one = NodeKey.fromHex("0".repeat(63) + "1");
    String der = HexFormat.of().formatHex(one.signSha256Der("Satoshi Nakamoto".getBytes(UTF_8)));
    assertThat(der)
        .contains("934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8")
        .contains("2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
  }

  @Test
  void a_changed_message_key_or_signature_does_not_verify() {
    byte[] data = "data".getBytes(UTF_8);
    byte[] signature = key.signSha256Der(data);
    byte[] other = NodeKey.derive(new byte[32], "other").publicKey();
    assertThat(NodeKey.verifySha256Der(key.publicKey(), "date".getBytes(UTF_8), signature))
        .isFalse();
    assertThat(NodeKey.verifySha256Der(other, data, signature)).isFalse();
    assertThat(NodeKey.verifySha256Der(new byte[33], data, signature)).isFalse();
    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      assertThat(NodeKey.verifySha256Der(key.publicKey(), data, changed)).isFalse();
    }
    assertThat(NodeKey.verifySha256Der(key.publicKey(), data, new byte[0])).isFalse();
  }

  @Test
  void a_seed_and_a_name_give_one_key_and_other_names_another() {
    byte[] seed = new byte[32];
    NodeKey first = NodeKey.derive(seed, "embedded_0");
    assertThat(first).isEqualTo(NodeKey.derive(new byte[32], "embedded_0"));
    assertThat(first).isNotEqualTo(NodeKey.derive(seed, "embedded_1"));
    seed[0] = 1;
    assertThat(first).isNotEqualTo(NodeKey.derive(seed, "embedded_0"));
  }
}
