package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

class SecretKeyTest {

  private static final Root SEED = new Root(5, 6, 7, 8);
  private static final Root MESSAGE = Root.ZERO;

  private static final int ACTIVATION_AT = 52;
  private static final int SLOTS_AT = 60;
  private static final int LEFT_INDEX_AT = 72;

  private final Xmss xmss = Xmss.of(XmssPreset.TEST);
  private final SecretKey key =
      new KeyGenerator(XmssPreset.TEST, Parallel.SERIAL).generate(SEED, 32, 64).secretKey();

  @Test
  void a_key_says_what_it_can_sign() {
    assertThat(key.activationSlot()).isEqualTo(32);
    assertThat(key.activeSlots()).isEqualTo(64);
    assertThat(key.preparedFrom()).isEqualTo(32);
    assertThat(key.preparedTo()).isEqualTo(64);
    assertThat(key.preset()).isEqualTo(XmssPreset.TEST);
  }

  @Test
  void slots_outside_the_activation_are_refused() {
    for (long slot : new long[] {0, 31, 96, 256, -1, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> xmss.sign(key, slot, MESSAGE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the key cannot sign slot %s: it is for slots 32 to 95"
                  .formatted(Long.toUnsignedString(slot)));
    }
  }

  @Test
  void a_slot_that_is_not_prepared_yet_is_refused() {
    assertThatThrownBy(() -> xmss.sign(key, 64, MESSAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key cannot sign slot 64: it is prepared up to slot 63; advance it");
  }

  @Test
  void advancing_moves_the_prepared_slots_and_ends_at_the_last_ones() {
    SecretKey last = key.advance(xmss).advance(xmss);
    assertThat(last.preparedFrom()).isEqualTo(64);
    assertThat(last.preparedTo()).isEqualTo(96);
    assertThat(last.advance(xmss)).isSameAs(last);
    assertThatThrownBy(() -> xmss.sign(last, 63, MESSAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key cannot sign slot 63: it was advanced to slots 64 to 95");
  }

  @Test
  void a_key_of_another_scheme_is_refused() {
    Xmss devnet = Xmss.of(XmssPreset.DEVNET);
    assertThatThrownBy(() -> devnet.sign(key, 32, MESSAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a test key in the devnet scheme");
    assertThatThrownBy(() -> key.advance(devnet)).hasMessage("a test key in the devnet scheme");
  }

  @Test
  void a_file_of_another_scheme_is_refused() {
    assertThatThrownBy(() -> SecretKey.decode(XmssPreset.DEVNET, key.encode()))
        .isInstanceOf(SszException.class);
  }

  @Test
  void its_text_shows_no_secret() {
    HexFormat hex = HexFormat.of();
    assertThat(key)
        .hasToString(
            "SecretKey[test, public key %s, slots 32 to 95]".formatted(key.publicKey().hex()));
    assertThat(key.toString())
        .doesNotContain(hex.formatHex(Arrays.copyOf(key.encode(), Prf.KEY_LENGTH)));
  }

  @Test
  void an_activation_inside_a_tree_is_refused() {
    assertDecodingFails(ACTIVATION_AT, 33, "64 slots from 33 are not whole bottom trees of 16");
    assertDecodingFails(SLOTS_AT, 63, "63 slots from 32 are not whole bottom trees of 16");
  }

  @Test
  void too_few_trees_are_refused() {
    assertDecodingFails(SLOTS_AT, 16, "a test key has at least 2 bottom trees of 16, not [2, 3)");
  }

  @Test
  void a_tree_index_outside_the_activation_is_refused() {
    assertDecodingFails(LEFT_INDEX_AT, 1, "left_bottom_tree_index is 1, expected 2 to 4");
    assertDecodingFails(LEFT_INDEX_AT, 5, "left_bottom_tree_index is 5, expected 2 to 4");
  }

  @Test
  void trees_that_do_not_belong_to_the_index_are_refused() {
    assertDecodingFails(
        LEFT_INDEX_AT, 3, "left_bottom_tree: layer 0 has 16 nodes from 32, expected 16 from 48");
  }

  @Test
  void a_bottom_tree_whose_root_is_not_in_the_top_tree_is_refused() {
    byte[] file = key.encode();
    file[file.length - 1] ^= 1;
    assertThatThrownBy(() -> SecretKey.decode(XmssPreset.TEST, file))
        .isInstanceOf(SszException.class)
        .hasMessageContaining("right_bottom_tree: its root is not in the top tree");
  }

  @Test
  void a_parameter_that_is_no_field_element_is_refused() {
    byte[] file = key.encode();
    Arrays.fill(file, Prf.KEY_LENGTH, Prf.KEY_LENGTH + 4, (byte) 0xff);
    assertThatThrownBy(() -> SecretKey.decode(XmssPreset.TEST, file))
        .isInstanceOf(SszException.class)
        .hasMessage("parameter: a field element is not below 2130706433 (byte 32)");
  }

  private void assertDecodingFails(int at, int value, String fault) {
    byte[] file = key.encode();
    file[at] = (byte) value;
    assertThatThrownBy(() -> SecretKey.decode(XmssPreset.TEST, file))
        .isInstanceOf(SszException.class)
        .hasMessageContaining(fault);
  }
}
