package org.leannet.p2p.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decodes the chunks of a response, however their bytes arrive.
public final class ResponseDecoder {
  private final int limit;
  private final int maxChunks;
  private final Inbox inbox = new Inbox();
  private Optional<ResponseCode> code = Optional.empty();
  private PayloadDecoder payload;
  private int chunks;

  /// A decoder that refuses payloads longer than `limit` bytes, and a chunk after `maxChunks`.
  public ResponseDecoder(int limit, int maxChunks) {
    this.limit = limit;
    this.maxChunks = maxChunks;
    this.payload = new PayloadDecoder(limit);
  }

  /// Takes some bytes and gives the chunks that they complete.
  public List<ResponseChunk> feed(byte[] data) throws WireException {
    inbox.append(data, 0, data.length);
    List<ResponseChunk> complete = new ArrayList<>();
    while (begin()) {
      Optional<byte[]> whole = payload.advance(inbox);
      if (whole.isEmpty()) {
        break;
      }
      complete.add(new ResponseChunk(code.orElseThrow(), Octets.own(whole.get())));
      code = Optional.empty();
    }
    return complete;
  }

  /// Says that nothing follows; a last empty chunk may become whole by it.
  public List<ResponseChunk> end() throws WireException {
    if (code.isEmpty()) {
      return List.of();
    }
    if (inbox.isEmpty() && payload.mayEndHere()) {
      ResponseCode last = code.get();
      code = Optional.empty();
      return List.of(new ResponseChunk(last, Octets.EMPTY));
    }
    throw new WireException("response ends inside chunk %d".formatted(chunks));
  }

  /// True when inside a chunk, or when the next one starts.
  private boolean begin() throws WireException {
    if (code.isPresent()) {
      return true;
    }
    if (inbox.isEmpty()) {
      return false;
    }
    if (chunks == maxChunks) {
      throw new WireException("response has more than %d chunks".formatted(maxChunks));
    }
    chunks++;
    ResponseCode next = ResponseCode.of(inbox.unsigned(0));
    inbox.skip(1);
    code = Optional.of(next);
    boolean isError = next != ResponseCode.SUCCESS;
    payload = new PayloadDecoder(isError ? Math.min(limit, WireLimits.MAX_ERROR_BYTES) : limit);
    return true;
  }
}
