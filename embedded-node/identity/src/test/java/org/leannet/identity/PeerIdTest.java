package org.leannet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerIdTest {

  private final NodeKey key = NodeKey.derive(new byte[32], "peer");

  @Test
  void the_public_key_can_be_read_back() {
    PeerId parsed = PeerId.parse(key.peerId().toString());
    assertThat(parsed).isEqualTo(key.peerId()).hasSameHashCodeAs(key.peerId());
    assertThat(parsed.publicKey()).hasValue(key.publicKey());
    assertThat(parsed.toString()).startsWith("16Uiu2HA");
  }

  @Test
  void an_id_that_only_hashes_its_key_has_none_to_give() {
    assertThat(PeerId.parse("QmVMT29id3TUASyfZZ6k9hmNyc2nYabCo4uMSpDw4zrgDk").publicKey())
        .isEmpty();
  }

  @Test
  void an_ed25519_id_has_no_secp256k1_key() {
    assertThat(PeerId.parse("12D3KooWBtg3aaRMjxwedh83aGiUkwSxDwUZkzuJcfaqUmo7R3pq").publicKey())
        .isEmpty();
  }

  @Test
  void texts_that_are_no_ids_are_refused() {
    String id = key.peerId().toString();
    List<String> wrong =
        List.of("", "0", "16Uiu2", "l" + id.substring(1), id + "1", "1".repeat(5000), "Qm");
    for (String text : wrong) {
      assertThatThrownBy(() -> PeerId.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a peer id");
    }
  }

  @Test
  void a_key_that_is_no_curve_point_has_no_id() {
    byte[] wrong = key.publicKey();
    Arrays.fill(wrong, 1, 33, (byte) 0xff);
    assertThatThrownBy(() -> PeerId.fromPublicKey(wrong))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PeerId.fromPublicKey(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_message_is_read_exactly() {
    byte[] message = KeyType.SECP256K1.publicKeyMessage(key.publicKey());
    assertThat(PeerId.secp256k1Key(message)).hasValue(key.publicKey());
    assertThat(PeerId.secp256k1Key(Arrays.copyOf(message, 38))).isEmpty();
    assertThat(PeerId.secp256k1Key(Arrays.copyOf(message, 36))).isEmpty();
    assertThat(PeerId.secp256k1Key(KeyType.ED25519.publicKeyMessage(key.publicKey()))).isEmpty();
  }

  @Test
  void a_long_key_gets_a_length_of_two_bytes() {
    byte[] message = KeyType.RSA.publicKeyMessage(new byte[294]);
    assertThat(Arrays.copyOf(message, 5)).containsExactly(0x08, 0x00, 0x12, 0xa6, 0x02);
    assertThat(message).hasSize(299);
  }
}
