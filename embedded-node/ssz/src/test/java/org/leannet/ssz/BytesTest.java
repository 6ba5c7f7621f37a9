package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void the_array_it_came_from_may_change() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.of(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes.hex()).isEqualTo("0x010203");
  }

  @Test
  void hex_is_read_with_and_without_prefix() {
    assertThat(Bytes.fromHex("0xABcd")).isEqualTo(Bytes.fromHex("abCD")).hasToString("0xabcd");
    assertThat(Bytes.fromHex("0x")).isEqualTo(Bytes.EMPTY);
    assertThatThrownBy(() -> Bytes.fromHex("0xabc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a string of hex digit pairs: 0xabc");
  }

  @Test
  void a_slice_is_a_byte_string_of_its_own() {
    Bytes bytes = Bytes.fromHex("00010203");

    assertThat(bytes.slice(1, 3)).isEqualTo(Bytes.fromHex("0102"));
    assertThatThrownBy(() -> bytes.slice(1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void order_is_unsigned_and_shorter_first() {
    assertThat(Bytes.fromHex("7f")).isLessThan(Bytes.fromHex("80"));
    assertThat(Bytes.fromHex("80")).isLessThan(Bytes.fromHex("8000"));
  }
}
