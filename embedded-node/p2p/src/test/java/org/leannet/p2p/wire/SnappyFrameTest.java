package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnappyFrameTest {
  private static final String IDENTIFIER = "ff060000734e61507059";
  private static final String HELLO = "01090000bb1f1c1968656c6c6f";

  @Test
  void nothing_is_the_identifier_alone() throws WireException {
    assertThat(Octets.of(SnappyFrame.encode(new byte[0])).hex()).isEqualTo("0x" + IDENTIFIER);
    assertThat(SnappyFrame.decode(bytes(IDENTIFIER), 0)).isEmpty();
  }

  @Test
  void a_text_that_does_not_shrink_is_stored_with_its_masked_checksum() throws WireException {
    byte[] hello = {'h', 'e', 'l', 'l', 'o'};
    assertThat(Octets.of(SnappyFrame.encode(hello)).hex()).isEqualTo("0x" + IDENTIFIER + HELLO);
    assertThat(SnappyFrame.decode(bytes(IDENTIFIER + HELLO), 5)).isEqualTo(hello);
  }

  @Test
  void data_beyond_64_kib_go_into_a_second_chunk() throws WireException {
    byte[] data = new byte[65_537];
    new SplittableRandom(1).nextBytes(data);
    byte[] framed = SnappyFrame.encode(data);
    assertThat(framed).hasSize(10 + (8 + 65_536) + (8 + 1));
    assertThat(SnappyFrame.decode(framed, data.length)).isEqualTo(data);
  }

  @Test
  void padding_and_skippable_chunks_are_passed_over() throws WireException {
    String padded = IDENTIFIER + "fe0300000000ff" + HELLO + "80000000";
    assertThat(SnappyFrame.decode(bytes(padded), 5)).hasSize(5);
  }

  @Test
  void a_repeated_identifier_is_allowed() throws WireException {
    assertThat(SnappyFrame.decode(bytes(IDENTIFIER + IDENTIFIER + HELLO), 5)).hasSize(5);
  }

  @Test
  void a_wrong_checksum_is_refused() {
    refused(
        IDENTIFIER + "01090000bb1f1c1868656c6c6f",
        "snappy chunk has checksum 181c1fbb, its data give 191c1fbb");
  }

  @Test
  void a_reserved_chunk_is_refused() {
    refused(IDENTIFIER + "02000000", "snappy chunk type 0x02 is reserved and may not be skipped");
  }

  @Test
  void a_foreign_stream_is_refused_at_its_first_byte() {
    refused("00", "snappy stream starts with chunk type 0x00, its identifier was expected");
  }

  @Test
  void another_identifier_is_refused() {
    refused("ff060000734e61507058", "snappy stream identifier is not sNaPpY");
  }

  @Test
  void a_chunk_too_short_for_its_checksum_is_refused() {
    refused(IDENTIFIER + "01030000aabbcc", "snappy chunk of 3 bytes has no checksum");
  }

  @Test
  void a_chunk_longer_than_any_is_refused_by_its_header() {
    refused(
        IDENTIFIER + "01050001",
        "snappy chunk of type 0x01 has 65541 bytes, at most 65540 are allowed");
  }

  @Test
  void a_stream_cut_inside_a_chunk_is_refused() {
    refused(IDENTIFIER + "0109000", "snappy stream ends inside a chunk");
  }

  @Test
  void more_than_the_limit_is_refused() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> SnappyFrame.decode(bytes(IDENTIFIER + HELLO), 4))
        .withMessage("snappy chunk brings 5 bytes, room is left for 4");
  }

  @Test
  void a_small_chunk_that_inflates_past_the_limit_is_refused() {
    byte[] bomb = SnappyFrame.encode(new byte[65_536]);
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> SnappyFrame.decode(bomb, 10_000))
        .withMessage("snappy block announces 65536 bytes, at most 10000 are allowed");
  }

  @Test
  void endless_padding_is_refused() {
    byte[] flood = Arrays.copyOf(bytes(IDENTIFIER), 10 + 4 * 1000);
    for (int at = 10; at < flood.length; at += 4) {
      flood[at] = (byte) 0xfe;
    }
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> SnappyFrame.decode(flood, 5))
        .withMessage("snappy stream takes more than 1029 bytes for at most 5");
  }

  @Test
  void a_huge_skippable_chunk_is_refused_by_its_header() {
    refused(IDENTIFIER + "80ffffff", "snappy stream takes more than 1140 bytes for at most 100");
  }

  private static void refused(String hex, String message) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> SnappyFrame.decode(bytes(hex), 100))
        .withMessage(message);
  }

  private static byte[] bytes(String hex) {
    return Octets.fromHex(hex.length() % 2 == 0 ? hex : hex + "0").toArray();
  }
}
