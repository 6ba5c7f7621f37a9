package org.leannet.p2p.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Decodes a varint of the uncompressed length and the framed snappy stream that holds so many
/// bytes.
final class PayloadDecoder {
  private final int limit;
  private Optional<SnappyFrameDecoder> frames = Optional.empty();
  private int length;

  PayloadDecoder(int limit) {
    this.limit = limit;
  }

  static void encode(byte[] payload, ByteArrayOutputStream out) {
    out.writeBytes(Varint.encode(payload.length));
    SnappyFrame.encode(payload, out);
  }

  /// Consumes what it can; the payload, once it is whole.
  Optional<byte[]> advance(Inbox inbox) throws WireException {
    if (frames.isEmpty() && !begin(inbox)) {
      return Optional.empty();
    }
    SnappyFrameDecoder decoder = frames.orElseThrow();
    while (!isWhole(decoder, inbox)) {
      if (!decoder.step(inbox)) {
        return Optional.empty();
      }
    }
    return Optional.of(decoder.output());
  }

  /// Some encoders write no stream at all for an empty payload; nothing more needs to come then.
  boolean mayEndHere() {
    return frames.isPresent() && length == 0 && !frames.get().identified();
  }

  private boolean begin(Inbox inbox) throws WireException {
    Optional<Varint> prefix = inbox.varint();
    if (prefix.isEmpty()) {
      return false;
    }
    length = prefix.get().asLength(limit, "payload");
    inbox.skip(prefix.get().length());
    frames = Optional.of(new SnappyFrameDecoder(length));
    return true;
  }

  private boolean isWhole(SnappyFrameDecoder decoder, Inbox inbox) {
    if (length > 0) {
      return decoder.size() == length;
    }
    boolean otherFollows = !inbox.isEmpty() && inbox.unsigned(0) != SnappyFrame.IDENTIFIER_TYPE;
    return decoder.identified() || otherFollows;
  }
}
