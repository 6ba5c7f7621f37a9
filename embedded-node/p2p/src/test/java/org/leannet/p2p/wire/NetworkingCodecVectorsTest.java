package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.p2p.wire.MessageId.Domain;
import org.leannet.ssz.VectorFiles;

class NetworkingCodecVectorsTest {
  /// Node records and peer ids are the identity module's; Lean nodes do not speak discv5.
  private static final Set<String> OTHERS =
      Set.of("enr", "peer_id", "discv5_message", "discv5_packet");

  @TestFactory
  Stream<DynamicTest> networking_codec() {
    return VectorFiles.tests("networking_codec", NetworkingCodecVectorsTest::isOurs, this::check);
  }

  private static boolean isOurs(JsonNode vector) {
    JsonNode codec = vector.get("codec");
    String decoder = codec.path("decoder").asText();
    return !OTHERS.contains(codec.get("kind").asText()) && !OTHERS.contains(decoder);
  }

  private void check(JsonNode vector) throws WireException {
    JsonNode codec = vector.get("codec");
    JsonNode output = vector.get("output");
    String kind = codec.get("kind").asText();
    switch (kind) {
      case "varint" -> varint(codec, output);
      case "gossip_topic" -> topic(codec, output);
      case "gossip_message_id" -> messageId(codec, output);
      case "gossipsub_rpc" -> rpc(codec, output);
      case "reqresp_request" -> request(codec, output);
      case "reqresp_response" -> response(List.of(codec), output);
      case "reqresp_response_stream" -> response(children(codec, "chunks"), output);
      case "snappy_block" -> snappyBlock(codec, output);
      case "snappy_frame" -> snappyFrame(codec, output);
      case "decode_failure" -> decodeFailure(codec);
      default -> throw new AssertionError("a vector of an unknown kind: " + kind);
    }
  }

  private static void varint(JsonNode codec, JsonNode output) throws WireException {
    long value = codec.get("value").bigIntegerValue().longValue();
    byte[] encoded = hex(output, "encoded");
    assertThat(Varint.encode(value)).isEqualTo(encoded);
    assertThat(Varint.decode(encoded, 0, encoded.length))
        .isEqualTo(new Varint(value, output.get("byteLength").asInt()));
  }

  private static void topic(JsonNode codec, JsonNode output) throws WireException {
    String network = codec.get("networkName").asText();
    Topic topic =
        switch (codec.get("topicKind").asText()) {
          case "block" -> Topic.blocks(network);
          case "aggregation" -> Topic.aggregations(network);
          case "attestation" -> Topic.attestations(network, codec.get("subnetId").asLong());
          default -> throw new AssertionError("a topic of an unknown kind: " + codec);
        };
    String text = output.get("topicString").asText();
    assertThat(topic).hasToString(text);
    assertThat(Topic.parse(text)).isEqualTo(topic);
    if (output.has("forkValid")) {
      String expected = codec.get("expectedNetworkName").asText();
      if (output.get("forkValid").asBoolean()) {
        assertThat(Topic.parse(text, expected)).isEqualTo(topic);
      } else {
        assertThatExceptionOfType(WireException.class)
            .isThrownBy(() -> Topic.parse(text, expected));
      }
    }
  }

  private static void messageId(JsonNode codec, JsonNode output) {
    Domain domain = hex(codec, "domain")[0] == 1 ? Domain.VALID_SNAPPY : Domain.INVALID_SNAPPY;
    MessageId id = MessageId.of(domain, hex(codec, "topic"), Octets.own(hex(codec, "data")));
    assertThat(id).hasToString(output.get("messageId").asText());
    assertThat(MessageId.of(id.toOctets())).contains(id);
  }

  private static void rpc(JsonNode codec, JsonNode output) throws WireException {
    GossipRpc rpc = RpcJson.rpc(codec);
    byte[] encoded = hex(output, "encoded");
    assertThat(GossipRpcCodec.encode(rpc)).isEqualTo(encoded);
    assertThat(GossipRpcCodec.decode(encoded)).isEqualTo(rpc);
  }

  private static void request(JsonNode codec, JsonNode output) throws WireException {
    byte[] ssz = hex(codec, "sszData");
    assertThat(RequestDecoder.decode(hex(output, "encoded"), WireLimits.MAX_PAYLOAD))
        .isEqualTo(ssz);
    assertThat(RequestDecoder.decode(RequestDecoder.encode(ssz), WireLimits.MAX_PAYLOAD))
        .isEqualTo(ssz);
  }

  private static void response(List<JsonNode> chunks, JsonNode output) throws WireException {
    List<ResponseChunk> expected =
        chunks.stream()
            .map(chunk ->
                new ResponseChunk(
                    ResponseCode.of(chunk.get("responseCode").asInt()),
                    Octets.own(hex(chunk, "sszData"))))
            .toList();
    if (output.has("chunkCount")) {
      assertThat(expected).hasSize(output.get("chunkCount").asInt());
    }
    byte[] encoded = hex(output, "encoded");
    assertThat(decodeResponse(encoded, encoded.length)).isEqualTo(expected);
    assertThat(decodeResponse(encoded, 1)).isEqualTo(expected);
    for (ResponseChunk chunk : expected) {
      byte[] ours = chunk.encode();
      assertThat(decodeResponse(ours, ours.length)).containsExactly(chunk);
    }
  }

  private static List<ResponseChunk> decodeResponse(byte[] data, int step) throws WireException {
    var decoder = new ResponseDecoder(WireLimits.MAX_PAYLOAD, WireLimits.MAX_RESPONSE_CHUNKS);
    List<ResponseChunk> chunks = new ArrayList<>();
    for (int from = 0; from < data.length; from += step) {
      int to = Math.min(data.length, from + step);
      chunks.addAll(decoder.feed(Arrays.copyOfRange(data, from, to)));
    }
    chunks.addAll(decoder.end());
    return chunks;
  }

  private static void snappyBlock(JsonNode codec, JsonNode output) throws WireException {
    byte[] data = hex(codec, "data");
    byte[] compressed = hex(output, "compressed");
    assertThat(compressed).hasSize(output.get("compressedLength").asInt());
    assertThat(data).hasSize(output.get("uncompressedLength").asInt());
    assertThat(SnappyBlock.decompress(compressed, data.length)).isEqualTo(data);
    assertThat(SnappyBlock.decompress(SnappyBlock.compress(data), data.length)).isEqualTo(data);
  }

  private static void snappyFrame(JsonNode codec, JsonNode output) throws WireException {
    byte[] data = hex(codec, "data");
    byte[] framed = hex(output, "framed");
    assertThat(framed).hasSize(output.get("framedLength").asInt());
    assertThat(data).hasSize(output.get("uncompressedLength").asInt());
    assertThat(SnappyFrame.decode(framed, data.length)).isEqualTo(data);
    assertThat(SnappyFrame.decode(SnappyFrame.encode(data), data.length)).isEqualTo(data);
  }

  private static void decodeFailure(JsonNode codec) {
    byte[] raw = hex(codec, "rawBytes");
    String decoder = codec.get("decoder").asText();
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> {
          switch (decoder) {
            case "varint" -> Varint.decode(raw, 0, raw.length);
            case "gossipsub_rpc" -> GossipRpcCodec.decode(raw);
            case "gossip_topic" -> Topic.parse(new String(raw, StandardCharsets.UTF_8));
            case "reqresp_request" -> RequestDecoder.decode(raw, WireLimits.MAX_PAYLOAD);
            case "reqresp_response", "reqresp_response_stream" -> decodeOneOrMore(raw);
            case "snappy_block" -> SnappyBlock.decompress(raw, WireLimits.MAX_PAYLOAD);
            case "snappy_frame" -> SnappyFrame.decode(raw, WireLimits.MAX_PAYLOAD);
            default -> throw new AssertionError("an unknown decoder: " + decoder);
          }
        });
  }

  /// A response without any chunk is no response.
  private static void decodeOneOrMore(byte[] raw) throws WireException {
    if (decodeResponse(raw, Math.max(1, raw.length)).isEmpty()) {
      throw new WireException("response has no chunk");
    }
  }

  private static List<JsonNode> children(JsonNode node, String field) {
    List<JsonNode> children = new ArrayList<>();
    node.path(field).forEach(children::add);
    return children;
  }

  private static byte[] hex(JsonNode node, String field) {
    return Octets.fromHex(node.get(field).asText()).toArray();
  }
}
