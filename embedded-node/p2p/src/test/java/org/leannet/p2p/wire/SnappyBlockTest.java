package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SnappyBlockTest {
  @Test
  void nothing_is_a_block_of_one_byte() throws WireException {
    byte[] compressed = SnappyBlock.compress(new byte[0]);
    assertThat(compressed).containsExactly(0);
    assertThat(SnappyBlock.decompress(compressed, 0)).isEmpty();
  }

  @Test
  void no_byte_at_all_is_no_block() {
    refused("", 100, "varint ends after 0 bytes, unfinished");
  }

  @Test
  void a_length_above_the_limit_is_refused() {
    refused("80800401", 65_535, "snappy block announces 65536 bytes, at most 65535 are allowed");
  }

  @Test
  void an_announced_length_that_snappy_cannot_hold_is_refused_before_it_is_allocated() {
    refused(
        "80808005fe0100",
        WireLimits.MAX_PAYLOAD,
        "snappy block of 7 bytes announces 10485760, more than snappy can hold");
  }

  @Test
  void the_best_compression_of_snappy_is_not_taken_for_a_bomb() throws WireException {
    byte[] zeros = new byte[WireLimits.MAX_PAYLOAD];
    byte[] compressed = SnappyBlock.compress(zeros);
    assertThat(SnappyBlock.decompress(compressed, WireLimits.MAX_PAYLOAD)).isEqualTo(zeros);
  }

  @Test
  void a_block_of_the_wrong_length_is_corrupt() {
    refused("05fc616161", 100, "snappy block of 5 bytes is corrupt");
  }

  @Test
  void a_copy_from_before_the_start_is_corrupt() {
    refused("04010f", 100, "snappy block of 3 bytes is corrupt");
  }

  @Test
  void a_range_of_an_array_is_decompressed() throws WireException {
    byte[] data = {1, 2, 3, 4, 5};
    byte[] compressed = SnappyBlock.compress(data);
    byte[] padded = Arrays.copyOf(new byte[] {9, 9}, compressed.length + 3);
    System.arraycopy(compressed, 0, padded, 2, compressed.length);
    assertThat(SnappyBlock.decompress(padded, 2, 2 + compressed.length, 5)).isEqualTo(data);
  }

  private static void refused(String hex, int limit, String message) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> SnappyBlock.decompress(Octets.fromHex(hex).toArray(), limit))
        .withMessage(message);
  }
}
