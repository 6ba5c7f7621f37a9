package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerTest {

  record Checkpoint(Root root, long slot) {
    static final Codec<Checkpoint> SSZ =
        Container.of(
            v -> new Checkpoint(v.next(), v.next()),
            Container.field("root", Root.SSZ, Checkpoint::root),
            Container.field("slot", Codecs.UINT64, Checkpoint::slot));
  }

  record Vote(long slot, Checkpoint head, Checkpoint target, Checkpoint source) {
    static final Codec<Vote> SSZ =
        Container.of(
            v -> new Vote(v.next(), v.next(), v.next(), v.next()),
            Container.field("slot", Codecs.UINT64, Vote::slot),
            Container.field("head", Checkpoint.SSZ, Vote::head),
            Container.field("target", Checkpoint.SSZ, Vote::target),
            Container.field("source", Checkpoint.SSZ, Vote::source));
  }

  record Aggregate(Bits bits, Vote data) {
    static final Codec<Aggregate> SSZ =
        Container.of(
            v -> new Aggregate(v.next(), v.next()),
            Container.field("bits", Codecs.bitlist(4096), Aggregate::bits),
            Container.field("data", Vote.SSZ, Aggregate::data));
  }

  record Body(List<Aggregate> aggregates) {
    static final Codec<Body> SSZ =
        Container.of(
            v -> new Body(v.next()),
            Container.field("aggregates", Codecs.list(Aggregate.SSZ, 4096), Body::aggregates));
  }

  record Tails(Bytes first, int middle, Bytes last) {
    static final Codec<Tails> SSZ =
        Container.of(
            v -> new Tails(v.next(), v.next(), v.next()),
            Container.field("first", Codecs.byteList(8), Tails::first),
            Container.field("middle", Codecs.UINT8, Tails::middle),
            Container.field("last", Codecs.byteList(8), Tails::last));

    Tails {
      if (middle == 99) {
        throw new IllegalArgumentException("the middle must not be 99");
      }
    }
  }

  private static final Vote VOTE =
      new Vote(
          9,
          new Checkpoint(Root.fromHex("01".repeat(32)), 8),
          new Checkpoint(Root.fromHex("02".repeat(32)), 6),
          new Checkpoint(Root.fromHex("03".repeat(32)), 4));
  private static final Aggregate AGGREGATE = new Aggregate(Bits.ofIndices(4, 0, 3), VOTE);

  @Test
  void a_fixed_container_holds_its_fields_one_after_the_other() throws SszException {
    byte[] encoded = Vote.SSZ.encode(VOTE);

    assertThat(encoded).hasSize(128);
    assertThat(Vote.SSZ.isFixed()).isTrue();
    assertThat(Vote.SSZ.decode(encoded)).isEqualTo(VOTE);
    assertThat(Vote.SSZ.hashTreeRoot(VOTE).hex())
        .isEqualTo("0xbeeef3b3f63c22c03450336cc1f330b1eaa712dd197b03aa53bf6b0dd397029a");
  }

  @Test
  void a_variable_field_stands_behind_the_fixed_part() throws SszException {
    Bytes encoded = Bytes.of(Aggregate.SSZ.encode(AGGREGATE));

    assertThat(encoded.bareHex()).startsWith("84000000").endsWith("19").hasSize(2 * (4 + 128 + 1));
    assertThat(Aggregate.SSZ.decode(encoded.toArray())).isEqualTo(AGGREGATE);
    assertThat(Aggregate.SSZ.hashTreeRoot(AGGREGATE).hex())
        .isEqualTo("0x798d4a45bef0d2ad931c45b31814cda11475d25f849e3b826ef44987ff7da05a");
  }

  @Test
  void an_empty_list_in_a_container_has_a_known_root() {
    assertThat(Body.SSZ.hashTreeRoot(new Body(List.of())).hex())
        .isEqualTo("0xdba9671bac9513c9482f1416a53aabd2c6ce90d5a5f865ce5a55c775325c9136");
  }

  @Test
  void two_variable_fields_share_the_tail() throws SszException {
    Tails value = new Tails(Bytes.fromHex("aabb"), 7, Bytes.fromHex("cc"));

    assertThat(Tails.SSZ.encode(value)).isEqualTo(hex("09000000070b000000aabbcc"));
    assertThat(Tails.SSZ.decode(hex("09000000070b000000aabbcc"))).isEqualTo(value);
  }

  @Test
  void the_first_offset_must_point_behind_the_fixed_part() {
    assertThatThrownBy(() -> Tails.SSZ.decode(hex("0a000000070b000000aabbcc")))
        .isInstanceOf(SszException.class)
        .hasMessage("first: offset 10 is outside 9 to 9 (byte 0)");
  }

  @Test
  void offsets_must_not_go_back() {
    assertThatThrownBy(() -> Tails.SSZ.decode(hex("090000000708000000aabbcc")))
        .isInstanceOf(SszException.class)
        .hasMessage("last: offset 8 is outside 9 to 12 (byte 5)");
  }

  @Test
  void offsets_must_not_leave_the_data() {
    assertThatThrownBy(() -> Tails.SSZ.decode(hex("09000000070d000000aabbcc")))
        .isInstanceOf(SszException.class)
        .hasMessage("last: offset 13 is outside 9 to 12 (byte 5)");
    assertThatThrownBy(() -> Tails.SSZ.decode(hex("0900000007ffffffffaabbcc")))
        .isInstanceOf(SszException.class)
        .hasMessageContaining("offset 4294967295");
  }

  @Test
  void bytes_behind_a_fixed_container_are_refused() {
    assertThatThrownBy(() -> Checkpoint.SSZ.decode(new byte[41]))
        .isInstanceOf(SszException.class)
        .hasMessage("expected 40 bytes, found 41 (byte 40)");
  }

  @Test
  void a_cut_fixed_part_is_refused() {
    assertThatThrownBy(() -> Tails.SSZ.decode(new byte[8]))
        .isInstanceOf(SszException.class)
        .hasMessage("expected at least 9 bytes, found 8 (byte 8)");
  }

  @Test
  void a_fault_deep_inside_is_named_by_its_path() {
    byte[] encoded = Body.SSZ.encode(new Body(List.of(AGGREGATE, AGGREGATE)));
    encoded[encoded.length - 1] = 0;

    assertThatThrownBy(() -> Body.SSZ.decode(encoded))
        .isInstanceOf(SszException.class)
        .hasMessage(
            "aggregates[1].bits: the last byte of a bit list holds no delimiter bit (byte 277)");
  }

  @Test
  void a_value_its_record_refuses_is_no_value() {
    assertThatThrownBy(() -> Tails.SSZ.decode(hex("090000006309000000")))
        .isInstanceOf(SszException.class)
        .hasMessage("the middle must not be 99 (byte 0)");
  }

  @Test
  void a_container_inside_other_bytes_is_read_where_it_stands() throws SszException {
    byte[] surrounded = hex("eeee09000000070b000000aabbccee");

    assertThat(Tails.SSZ.decode(surrounded, 2, 14))
        .isEqualTo(new Tails(Bytes.fromHex("aabb"), 7, Bytes.fromHex("cc")));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
