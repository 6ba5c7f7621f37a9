package org.leannet.p2p.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One chunk of a response: SSZ bytes on success, else a text that says what went wrong.
public record ResponseChunk(ResponseCode code, Octets payload) {

  public static ResponseChunk success(byte[] ssz) {
    return new ResponseChunk(ResponseCode.SUCCESS, Octets.of(ssz));
  }

  /// An error with its text, cut at a character when longer than [WireLimits#MAX_ERROR_BYTES].
  public static ResponseChunk error(ResponseCode code, String text) {
    if (code == ResponseCode.SUCCESS) {
      throw new IllegalArgumentException("success is no error");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, WireLimits.MAX_ERROR_BYTES);
    while (end < bytes.length && end > 0 && isContinuation(bytes[end])) {
      end--;
    }
    return new ResponseChunk(code, Octets.ofRange(bytes, 0, end));
  }

  /// The payload of an error as text; bytes that are no UTF-8 are replaced.
  public String text() {
    return new String(payload.raw(), StandardCharsets.UTF_8);
  }

  public byte[] encode() {
    var out = new ByteArrayOutputStream(payload.size() / 2 + 32);
    out.write(code.code());
    PayloadDecoder.encode(payload.raw(), out);
    return out.toByteArray();
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xc0) == 0x80;
  }
}
