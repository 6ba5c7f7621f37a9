package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RootTest {

  private static final String DIGITS =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";

  @Test
  void the_first_word_holds_the_first_eight_bytes() {
    Root root = Root.fromHex(DIGITS);

    assertThat(root.a()).isEqualTo(0x0001020304050607L);
    assertThat(root.d()).isEqualTo(0x18191a1b1c1d1effL);
    assertThat(root).hasToString("0x" + DIGITS);
    assertThat(Root.of(root.toBytes())).isEqualTo(Root.fromHex("0x" + DIGITS));
  }

  @Test
  void order_is_that_of_unsigned_bytes() {
    Root low = Root.fromHex("7f" + "00".repeat(31));
    Root high = Root.fromHex("80" + "00".repeat(31));

    assertThat(low).isLessThan(high);
    assertThat(new Root(1, 2, 3, -1)).isGreaterThan(new Root(1, 2, 3, 4));
    assertThat(new Root(1, 2, 3, 4)).isEqualByComparingTo(new Root(1, 2, 3, 4));
  }

  @Test
  void only_32_bytes_are_a_root() throws SszException {
    assertThatThrownBy(() -> Root.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a root has 32 bytes, not 31");
    assertThatThrownBy(() -> Root.fromHex("0xzz")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Root.SSZ.decode(new byte[33])).isInstanceOf(SszException.class);
    assertThat(Root.SSZ.decode(new byte[32])).isEqualTo(Root.ZERO);
  }

  @Test
  void a_root_is_its_own_hash_tree_root() {
    Root root = Root.fromHex(DIGITS);

    assertThat(Root.SSZ.hashTreeRoot(root)).isEqualTo(root);
  }
}
