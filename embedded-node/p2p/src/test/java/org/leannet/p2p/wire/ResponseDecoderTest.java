package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseDecoderTest {
  private static final ResponseChunk BLOCK = ResponseChunk.success(new byte[] {1, 2, 3});

  @Test
  void no_chunk_is_a_response_too() throws WireException {
    assertThat(decode("", 10)).isEmpty();
  }

  @Test
  void empty_chunks_are_read_with_and_without_their_identifier() throws WireException {
    var empty = ResponseChunk.success(new byte[0]);
    assertThat(decode("0000ff060000734e61507059" + "0000" + "0000", 10))
        .containsExactly(empty, empty, empty);
  }

  @Test
  void a_chunk_too_many_is_refused() {
    String blocks = hex(BLOCK) + hex(BLOCK);
    refused(blocks, 1, "response has more than 1 chunks");
  }

  @Test
  void a_response_cut_inside_a_chunk_is_refused() {
    refused(hex(BLOCK) + "0003ff06", 10, "response ends inside chunk 2");
    refused("00", 10, "response ends inside chunk 1");
  }

  @Test
  void a_payload_above_the_limit_is_refused_by_its_length() {
    refused("0081808005", 10, "payload announces 10485761 bytes, at most 10485760 are allowed");
  }

  @Test
  void a_longer_error_text_than_allowed_is_refused() {
    refused("018102", 10, "payload announces 257 bytes, at most 256 are allowed");
  }

  @Test
  void reserved_codes_are_errors_of_the_server_or_of_the_client() {
    assertThat(ResponseCode.of(4)).isEqualTo(ResponseCode.SERVER_ERROR);
    assertThat(ResponseCode.of(127)).isEqualTo(ResponseCode.SERVER_ERROR);
    assertThat(ResponseCode.of(128)).isEqualTo(ResponseCode.INVALID_REQUEST);
    assertThat(ResponseCode.of(255)).isEqualTo(ResponseCode.INVALID_REQUEST);
  }

  @Test
  void an_error_is_cut_at_a_whole_character() {
    var chunk = ResponseChunk.error(ResponseCode.SERVER_ERROR, "x".repeat(255) + "ü");
    assertThat(chunk.text()).isEqualTo("x".repeat(255));
    assertThat(ResponseChunk.error(ResponseCode.SERVER_ERROR, "zu spät").text())
        .isEqualTo("zu spät");
  }

  @Test
  void success_has_no_error_text() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResponseChunk.error(ResponseCode.SUCCESS, "fine"));
  }

  private static List<ResponseChunk> decode(String hex, int maxChunks) throws WireException {
    var decoder = new ResponseDecoder(WireLimits.MAX_PAYLOAD, maxChunks);
    List<ResponseChunk> chunks = new ArrayList<>(decoder.feed(Octets.fromHex(hex).toArray()));
    chunks.addAll(decoder.end());
    return chunks;
  }

  private static void refused(String hex, int maxChunks, String message) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> decode(hex, maxChunks))
        .withMessage(message);
  }

  private static String hex(ResponseChunk chunk) {
    return Octets.of(chunk.encode()).hex().substring(2);
  }
}
