package org.leannet.p2p.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Decodes the one payload of a request, however its bytes arrive.
public final class RequestDecoder {
  private final Inbox inbox = new Inbox();
  private final PayloadDecoder payload;
  private Optional<byte[]> whole = Optional.empty();

  /// A decoder that refuses payloads longer than `limit` bytes.
  public RequestDecoder(int limit) {
    this.payload = new PayloadDecoder(limit);
  }

  public void feed(byte[] data) throws WireException {
    inbox.append(data, 0, data.length);
    if (whole.isEmpty()) {
      whole = payload.advance(inbox);
    }
    if (whole.isPresent() && !inbox.isEmpty()) {
      throw new WireException("request goes on for %d bytes too many".formatted(inbox.size()));
    }
  }

  /// Whether the payload is there; an empty one shows only when the requester half-closes.
  public boolean isWhole() {
    return whole.isPresent();
  }

  /// Says that nothing follows; the SSZ bytes of the request.
  public byte[] end() throws WireException {
    if (whole.isPresent()) {
      return whole.get();
    }
    if (inbox.isEmpty() && payload.mayEndHere()) {
      return new byte[0];
    }
    throw new WireException("request ends before its payload is whole");
  }

  public static byte[] encode(byte[] ssz) {
    var out = new ByteArrayOutputStream(ssz.length / 2 + 32);
    PayloadDecoder.encode(ssz, out);
    return out.toByteArray();
  }

  /// Decodes a request that is there as a whole.
  public static byte[] decode(byte[] data, int limit) throws WireException {
    var decoder = new RequestDecoder(limit);
    decoder.feed(data);
    return decoder.end();
  }
}
