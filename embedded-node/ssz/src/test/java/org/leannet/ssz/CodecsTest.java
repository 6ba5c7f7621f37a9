package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecsTest {

  @Test
  void integers_are_little_endian() throws SszException {
    assertThat(Codecs.UINT8.encode(0xfe)).isEqualTo(hex("fe"));
    assertThat(Codecs.UINT16.encode(0x0102)).isEqualTo(hex("0201"));
    assertThat(Codecs.UINT32.encode(0xfffffffeL)).isEqualTo(hex("feffffff"));
    assertThat(Codecs.UINT64.encode(1L)).isEqualTo(hex("0100000000000000"));
    assertThat(Codecs.UINT32.decode(hex("feffffff"))).isEqualTo(0xfffffffeL);
  }

  @Test
  void the_largest_uint64_survives() throws SszException {
    assertThat(Codecs.UINT64.decode(Codecs.UINT64.encode(-1L))).isEqualTo(-1L);
  }

  @Test
  void an_integer_too_wide_for_its_type_is_not_encoded() {
    assertThatThrownBy(() -> Codecs.UINT8.encode(256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("256 is not a uint8");
    assertThatThrownBy(() -> Codecs.UINT16.encode(-1)).hasMessage("-1 is not a uint16");
    assertThatThrownBy(() -> Codecs.UINT32.hashTreeRoot(1L << 32))
        .hasMessage("4294967296 is not a uint32");
  }

  @ParameterizedTest
  @CsvSource({
    "02, a boolean is 0 or 1 (byte 0)",
    "ff, a boolean is 0 or 1 (byte 0)",
    "0100, 'expected 1 bytes, found 2 (byte 1)'"
  })
  void a_boolean_other_than_zero_or_one_is_refused(String bytes, String message) {
    assertThatThrownBy(() -> Codecs.BOOLEAN.decode(hex(bytes)))
        .isInstanceOf(SszException.class)
        .hasMessage(
            message.replace("0 or 1 (", "0 or 1, not " + Integer.parseInt(bytes, 16) + " ("));
  }

  @ParameterizedTest
  @CsvSource({
    "'', a bit list needs at least its delimiter bit (byte 0)",
    "00, the last byte of a bit list holds no delimiter bit (byte 0)",
    "0100, the last byte of a bit list holds no delimiter bit (byte 1)",
    "0002, 9 bits exceed the limit 8 (byte 1)"
  })
  void a_bit_list_without_its_delimiter_in_place_is_refused(String bytes, String message) {
    assertThatThrownBy(() -> Codecs.bitlist(8).decode(hex(bytes)))
        .isInstanceOf(SszException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"01, ''", "03, 1", "02, 0", "0d, 101", "ff01, 11111111"})
  void a_bit_list_ends_below_its_delimiter(String bytes, String bits) throws SszException {
    Bits decoded = Codecs.bitlist(8).decode(hex(bytes));

    assertThat(decoded).hasToString(bits);
    assertThat(Codecs.bitlist(8).encode(decoded)).isEqualTo(hex(bytes));
  }

  @Test
  void the_padding_of_a_bit_vector_is_zero() throws SszException {
    assertThat(Codecs.bitvector(10).decode(hex("ff03")).cardinality()).isEqualTo(10);
    assertThatThrownBy(() -> Codecs.bitvector(10).decode(hex("ff07")))
        .isInstanceOf(SszException.class)
        .hasMessage("padding bits behind bit 9 are not zero (byte 1)");
    assertThatThrownBy(() -> Codecs.bitvector(10).decode(hex("ff")))
        .hasMessage("expected 2 bytes, found 1 (byte 1)");
  }

  @Test
  void byte_strings_keep_to_their_length() throws SszException {
    assertThat(Codecs.byteList(3).decode(hex("010203"))).isEqualTo(Bytes.fromHex("0x010203"));
    assertThatThrownBy(() -> Codecs.byteList(3).decode(hex("01020304")))
        .hasMessage("4 bytes exceed the limit 3 (byte 3)");
    assertThatThrownBy(() -> Codecs.bytes(4).decode(hex("010203")))
        .hasMessage("expected 4 bytes, found 3 (byte 3)");
    assertThatThrownBy(() -> Codecs.bytes(4).encode(Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 bytes where exactly 4 belong");
  }

  @Test
  void a_list_of_fixed_elements_is_their_concatenation() throws SszException {
    Codec<List<Integer>> codec = Codecs.list(Codecs.UINT16, 3);

    assertThat(codec.encode(List.of(1, 2))).isEqualTo(hex("01000200"));
    assertThat(codec.decode(hex("01000200"))).containsExactly(1, 2);
    assertThat(codec.decode(new byte[0])).isEmpty();
    assertThatThrownBy(() -> codec.decode(hex("010002")))
        .hasMessage("3 bytes are not a whole number of elements of 2 (byte 3)");
    assertThatThrownBy(() -> codec.decode(new byte[8]))
        .hasMessage("4 elements where at most 3 belong (byte 0)");
    assertThatThrownBy(() -> Codecs.vector(Codecs.UINT16, 3).decode(new byte[4]))
        .hasMessage("2 elements where exactly 3 belong (byte 0)");
  }

  @Test
  void a_list_of_variable_elements_begins_with_their_offsets() throws SszException {
    Codec<List<Bytes>> codec = Codecs.list(Codecs.byteList(4), 3);
    List<Bytes> value = List.of(Bytes.fromHex("aa"), Bytes.EMPTY, Bytes.fromHex("bbcc"));

    assertThat(codec.encode(value)).isEqualTo(hex("0c0000000d0000000d000000aabbcc"));
    assertThat(codec.decode(hex("0c0000000d0000000d000000aabbcc"))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "040000, 3 bytes are too few for an offset (byte 3)",
    "00000000, offset 0 is outside 4 to 4 (byte 0)",
    "0600000000000000, first offset 6 is not a whole number of offsets (byte 0)",
    "08000000, offset 8 is outside 4 to 4 (byte 0)",
    "0800000007000000, offset 7 is outside 8 to 8 (byte 4)",
    "10000000100000001000000010000000, 4 elements where at most 3 belong (byte 0)",
    "040000000102030405, [0]: 5 bytes exceed the limit 4 (byte 8)"
  })
  void crooked_offsets_are_refused(String bytes, String message) {
    assertThatThrownBy(() -> Codecs.list(Codecs.byteList(4), 3).decode(hex(bytes)))
        .isInstanceOf(SszException.class)
        .hasMessage(message);
  }

  @Test
  void a_claimed_count_costs_no_memory() {
    byte[] claim = hex("fcffffff");

    assertThatThrownBy(() -> Codecs.list(Codecs.byteList(4), 1L << 40).decode(claim))
        .isInstanceOf(SszException.class)
        .hasMessage("offset 4294967292 is outside 4 to 4 (byte 0)");
  }

  @Test
  void a_decoded_list_does_not_change() throws SszException {
    List<Integer> decoded = Codecs.list(Codecs.UINT8, 4).decode(hex("0102"));

    assertThatThrownBy(() -> decoded.add(3)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_refined_type_has_fewer_values() throws SszException {
    Codec<Long> small =
        Codecs.refined(
            Codecs.UINT32, v -> v < 100 ? Optional.empty() : Optional.of(v + " is not below 100"));

    assertThat(small.decode(hex("63000000"))).isEqualTo(99L);
    assertThat(small.hashTreeRoot(99L)).isEqualTo(Codecs.UINT32.hashTreeRoot(99L));
    assertThatThrownBy(() -> small.decode(hex("64000000")))
        .isInstanceOf(SszException.class)
        .hasMessage("100 is not below 100 (byte 0)");
    assertThatThrownBy(() -> small.encode(100L)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_type_without_room_is_refused() {
    assertThatThrownBy(() -> Codecs.list(Codecs.UINT8, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an SSZ type has room for at least 1, not 0");
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
