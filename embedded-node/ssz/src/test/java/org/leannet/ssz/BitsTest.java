package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BitsTest {

  @Test
  void set_bits_come_back_in_order() {
    Bits bits = Bits.ofIndices(130, 129, 0, 64, 63);

    assertThat(bits.indices()).containsExactly(0, 63, 64, 129);
    assertThat(bits.cardinality()).isEqualTo(4);
    assertThat(bits.get(64)).isTrue();
    assertThat(bits.get(65)).isFalse();
  }

  @Test
  void length_is_part_of_the_value() {
    assertThat(Bits.zeros(3)).isNotEqualTo(Bits.zeros(4));
    assertThat(Bits.of(true, false)).isEqualTo(Bits.zeros(2).with(0)).hasToString("10");
    assertThat(Bits.zeros(0)).isEqualTo(Bits.EMPTY);
  }

  @Test
  void a_union_is_as_long_as_the_longer_one() {
    Bits union = Bits.ofIndices(3, 2).or(Bits.ofIndices(100, 99));

    assertThat(union).isEqualTo(Bits.ofIndices(100, 2, 99));
    assertThat(Bits.ofIndices(100, 99).or(Bits.ofIndices(3, 2))).isEqualTo(union);
  }

  @Test
  void sets_are_compared_by_their_bits() {
    Bits some = Bits.ofIndices(100, 1, 70);

    assertThat(some.isSubsetOf(Bits.ofIndices(200, 1, 2, 70))).isTrue();
    assertThat(some.isSubsetOf(Bits.ofIndices(10, 1))).isFalse();
    assertThat(some.intersects(Bits.ofIndices(2, 1))).isTrue();
    assertThat(some.intersects(Bits.ofIndices(100, 2, 71))).isFalse();
  }

  @Test
  void an_index_behind_the_end_is_refused() {
    assertThatThrownBy(() -> Bits.zeros(8).with(8))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("bit 8 of 8");
    assertThatThrownBy(() -> Bits.ofIndices(8, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bits.zeros(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
