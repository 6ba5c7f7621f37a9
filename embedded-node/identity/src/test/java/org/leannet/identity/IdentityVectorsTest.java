package org.leannet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.ssz.VectorFiles;

class IdentityVectorsTest {

  @TestFactory
  Stream<DynamicTest> node_records() {
    return vectors("kind", "enr", IdentityVectorsTest::checkRecord);
  }

  @TestFactory
  Stream<DynamicTest> peer_ids() {
    return vectors("kind", "peer_id", IdentityVectorsTest::checkPeerId);
  }

  @TestFactory
  Stream<DynamicTest> refused_node_records() {
    return vectors("decoder", "enr", IdentityVectorsTest::checkRefusal);
  }

  private static Stream<DynamicTest> vectors(String field, String value, VectorFiles.Check check) {
    return VectorFiles.tests(
        "networking_codec",
        vector -> vector.get("codec").path(field).asText().equals(value),
        check);
  }

  private static void checkRecord(JsonNode vector) {
    JsonNode output = vector.get("output");
    String text = vector.at("/codec/enrString").asText();
    Enr enr = parse(text);
    assertThat(enr).hasToString(text);
    assertThat(hex(enr.toRlp())).isEqualTo(output.get("rlp").asText());
    assertThat(Long.toUnsignedString(enr.seq())).isEqualTo(output.get("seq").asText());
    assertThat(enr.raw("id")).hasValue(output.get("identityScheme").asText().getBytes(UTF_8));
    assertThat(hex(enr.nodeId())).isEqualTo(output.get("nodeId").asText());
    assertThat(hex(enr.publicKey())).isEqualTo(output.get("publicKey").asText());
    assertThat(enr.signatureValid()).isEqualTo(output.get("signatureValid").asBoolean());
    assertThat(enr.isAggregator()).isEqualTo(output.get("isAggregator").asBoolean());
    assertThat(enr.raw("ip").map(IdentityVectorsTest::ip)).isEqualTo(text(output, "ip4"));
    assertThat(enr.raw("udp").map(IdentityVectorsTest::port)).isEqualTo(text(output, "udpPort"));
    assertThat(enr.raw("quic").map(IdentityVectorsTest::port)).isEqualTo(text(output, "quicPort"));
    assertThat(
            enr.multiaddr().map(full -> new Multiaddr(full.address(), Optional.empty()).toString()))
        .isEqualTo(text(output, "multiaddr"));
    checkExtensions(enr, output);
  }

  private static void checkExtensions(Enr enr, JsonNode output) {
    if (output.has("eth2Data")) {
      ByteBuffer eth2 =
          ByteBuffer.wrap(enr.raw("eth2").orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
      assertThat("0x%08x".formatted(Integer.reverseBytes(eth2.getInt(0))))
          .isEqualTo(output.at("/eth2Data/forkDigest").asText());
      assertThat(Long.toUnsignedString(eth2.getLong(8)))
          .isEqualTo(output.at("/eth2Data/nextForkEpoch").asText());
    }
    if (output.has("attestationSubnets")) {
      var expected = new BitSet();
      output.get("attestationSubnets").forEach(subnet -> expected.set(subnet.asInt()));
      assertThat(BitSet.valueOf(enr.raw("attnets").orElseThrow())).isEqualTo(expected);
    }
  }

  private static void checkPeerId(JsonNode vector) {
    var type = KeyType.valueOf(vector.at("/codec/keyType").asText().toUpperCase(Locale.ROOT));
    byte[] message = type.publicKeyMessage(bytes(vector.at("/codec/publicKey").asText()));
    String expected = vector.at("/output/peerId").asText();
    assertThat(hex(message)).isEqualTo(vector.at("/output/protobufEncoded").asText());
    assertThat(PeerId.fromProtobuf(message)).hasToString(expected);
    assertThat(PeerId.parse(expected)).isEqualTo(PeerId.fromProtobuf(message));
  }

  private static void checkRefusal(JsonNode vector) {
    byte[] raw = bytes(vector.at("/codec/rawBytes").asText());
    assertThatThrownBy(() -> Enr.decode(raw)).isInstanceOf(EnrException.class);
  }

  private static Enr parse(String text) {
    try {
      return Enr.parse(text);
    } catch (EnrException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> text(JsonNode output, String field) {
    return Optional.ofNullable(output.get(field)).map(JsonNode::asText);
  }

  private static String ip(byte[] raw) {
    try {
      return InetAddress.getByAddress(raw).getHostAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static String port(byte[] raw) {
    return Integer.toString(((raw[0] & 0xff) << 8) | (raw[1] & 0xff));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.substring(2));
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
