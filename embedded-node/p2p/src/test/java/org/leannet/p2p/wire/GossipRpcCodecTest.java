package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;

class GossipRpcCodecTest {
  @Test
  void unknown_fields_of_every_wire_type_are_skipped() throws WireException {
    String unknown = "2001" + "2908090a0b0c0d0e0f" + "320161" + "3d01020304";
    assertThat(decode(unknown + "1200")).isEqualTo(GossipRpc.of(message("")));
  }

  @Test
  void controls_in_several_pieces_are_one() throws WireException {
    var both = new Control(List.of(), List.of(), List.of(new Graft("a")), List.of(), List.of());
    assertThat(decode("1a00" + "1a051a030a0161")).isEqualTo(GossipRpc.of(both));
  }

  @Test
  void records_of_peer_exchange_are_skipped() throws WireException {
    GossipRpc rpc = decode("1a0b22090a016112020a00183c");
    assertThat(rpc.control().prune()).containsExactly(new Prune("a", 60));
  }

  @Test
  void a_backoff_of_64_bits_is_kept() throws WireException {
    var prune = new Prune("a", -1);
    var control = new Control(List.of(), List.of(), List.of(), List.of(prune), List.of());
    byte[] encoded = GossipRpcCodec.encode(GossipRpc.of(control));
    assertThat(GossipRpcCodec.decode(encoded).control().prune()).containsExactly(prune);
  }

  @Test
  void the_last_of_a_repeated_single_field_counts() throws WireException {
    assertThat(decode("1206220161220162")).isEqualTo(GossipRpc.of(message("b")));
  }

  @Test
  void a_field_of_another_wire_type_is_refused() {
    refused("0801", "protobuf field 1 has wire type 0, 2 was expected");
  }

  @Test
  void groups_are_refused() {
    refused("23", "protobuf field 4 has wire type 3, which is not in use");
  }

  @Test
  void field_zero_is_refused() {
    refused("00", "protobuf tag 0 names no field");
  }

  @Test
  void a_length_beyond_the_frame_is_refused() {
    refused("0a64", "protobuf field 1 announces 100 bytes, at most 0 are allowed");
  }

  @Test
  void a_length_of_64_bits_is_refused() {
    refused(
        "12ffffffffffffffffff01",
        "protobuf field 2 announces 18446744073709551615 bytes, at most 0 are allowed");
  }

  @Test
  void a_length_beyond_its_message_is_refused_though_the_frame_goes_on() {
    refused("120222056161616161", "protobuf field 4 announces 5 bytes, at most 0 are allowed");
  }

  @Test
  void a_fixed_field_cut_short_is_refused() {
    refused("3d0102", "protobuf field 7 is cut short");
  }

  @Test
  void a_topic_that_is_no_text_is_refused() {
    refused("12032201ff", "protobuf field 4 is no UTF-8 text");
  }

  @Test
  void too_long_a_topic_is_refused() {
    byte[] rpc = GossipRpcCodec.encode(GossipRpc.of(message("x".repeat(257))));
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> GossipRpcCodec.decode(rpc))
        .withMessage("protobuf field 4 is a text of 257 bytes, at most 256 are allowed");
  }

  @Test
  void a_frame_of_nothing_but_empty_elements_is_refused() {
    byte[] empties = new byte[2 * (WireLimits.MAX_RPC_ENTRIES + 1)];
    for (int i = 0; i < empties.length; i += 2) {
      empties[i] = 0x12;
    }
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> GossipRpcCodec.decode(empties))
        .withMessage("gossip RPC has more than 20000 elements");
  }

  @Test
  void too_long_an_rpc_is_refused() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> GossipRpcCodec.decode(new byte[WireLimits.MAX_RPC + 1]))
        .withMessage("gossip RPC has 10485761 bytes, at most 10485760 are allowed");
  }

  private static Message message(String topic) {
    return Message.anonymous(topic, Octets.EMPTY);
  }

  private static GossipRpc decode(String hex) throws WireException {
    return GossipRpcCodec.decode(Octets.fromHex(hex).toArray());
  }

  private static void refused(String hex, String message) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> decode(hex))
        .withMessage(message);
  }
}
