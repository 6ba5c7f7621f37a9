package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class VarintTest {
  @Test
  void a_number_is_read_where_it_stands() throws WireException {
    byte[] data = bytes("ffac0200");
    assertThat(Varint.decode(data, 1, 4)).isEqualTo(new Varint(300, 2));
  }

  @Test
  void an_unfinished_number_is_waited_for() throws WireException {
    assertThat(Varint.peek(bytes("ac02"), 0, 1)).isEmpty();
    assertThat(Varint.peek(bytes("ac02"), 0, 2)).contains(new Varint(300, 2));
  }

  @Test
  void an_unfinished_number_at_the_end_is_refused() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Varint.decode(bytes("8080"), 0, 2))
        .withMessage("varint ends after 2 bytes, unfinished");
  }

  @Test
  void ten_bytes_that_go_on_are_refused_at_once() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Varint.peek(bytes("80808080808080808080"), 0, 10))
        .withMessage("varint is longer than 10 bytes");
  }

  @Test
  void more_than_64_bits_are_refused() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Varint.decode(bytes("ffffffffffffffffff02"), 0, 10))
        .withMessage("varint does not fit 64 bits");
  }

  @Test
  void a_longer_form_within_ten_bytes_is_read() throws WireException {
    assertThat(Varint.decode(bytes("8000"), 0, 2)).isEqualTo(new Varint(0, 2));
  }

  @Test
  void every_power_of_two_has_its_shortest_length() {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat(Varint.length(1L << bit)).isEqualTo(bit / 7 + 1);
    }
  }

  private static byte[] bytes(String hex) {
    return Octets.fromHex(hex).toArray();
  }
}
