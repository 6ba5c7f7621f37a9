package org.leannet.p2p.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Decodes one framed snappy stream from an [Inbox], chunk by chunk as they arrive.
final class SnappyFrameDecoder {
  private static final int IDENTIFIER_BODY = 6;

  private final int limit;
  private final long framedLimit;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private boolean identified;
  private long framed;
  private int skipping;

  /// A decoder of at most `limit` decompressed bytes, and as many framed ones as these may take.
  SnappyFrameDecoder(int limit) {
    this.limit = limit;
    this.framedLimit = WireLimits.maxFramed(limit);
  }

  int size() {
    return output.size();
  }

  boolean identified() {
    return identified;
  }

  byte[] output() {
    return output.toByteArray();
  }

  /// Consumes one chunk, or what came of one that is skipped; false when more bytes are needed.
  boolean step(Inbox inbox) throws WireException {
    if (skipping > 0) {
      return skip(inbox);
    }
    if (inbox.size() < SnappyFrame.HEADER) {
      refuseForeign(inbox);
      return false;
    }
    int type = inbox.unsigned(0);
    int length = inbox.unsigned(1) | inbox.unsigned(2) << 8 | inbox.unsigned(3) << 16;
    check(type, length);
    if (isSkippable(type)) {
      count(SnappyFrame.HEADER + length);
      inbox.skip(SnappyFrame.HEADER);
      skipping = length;
      return true;
    }
    if (inbox.size() < SnappyFrame.HEADER + length) {
      return false;
    }
    count(SnappyFrame.HEADER + length);
    inbox.skip(SnappyFrame.HEADER);
    accept(type, inbox.take(length));
    return true;
  }

  /// Says that nothing follows.
  void end(Inbox inbox) throws WireException {
    if (!identified) {
      throw new WireException("snappy stream has no stream identifier");
    }
    if (skipping > 0 || !inbox.isEmpty()) {
      throw new WireException("snappy stream ends inside a chunk");
    }
  }

  private boolean skip(Inbox inbox) {
    int now = Math.min(skipping, inbox.size());
    inbox.skip(now);
    skipping -= now;
    return now > 0;
  }

  /// A stream that starts with anything but its identifier is refused at its first byte.
  private void refuseForeign(Inbox inbox) throws WireException {
    if (!identified && !inbox.isEmpty() && inbox.unsigned(0) != SnappyFrame.IDENTIFIER_TYPE) {
      throw new WireException(
          "snappy stream starts with chunk type 0x%02x, its identifier was expected"
              .formatted(inbox.unsigned(0)));
    }
  }

  private void check(int type, int length) throws WireException {
    if (!identified && type != SnappyFrame.IDENTIFIER_TYPE) {
      throw new WireException(
          "snappy stream starts with chunk type 0x%02x, its identifier was expected"
              .formatted(type));
    }
    int longest =
        switch (type) {
          case SnappyFrame.COMPRESSED -> SnappyFrame.CHECKSUM + SnappyFrame.MAX_COMPRESSED_CHUNK;
          case SnappyFrame.UNCOMPRESSED -> SnappyFrame.CHECKSUM + SnappyFrame.MAX_CHUNK;
          case SnappyFrame.IDENTIFIER_TYPE -> IDENTIFIER_BODY;
          default -> Integer.MAX_VALUE;
        };
    if (length > longest) {
      throw new WireException(
          "snappy chunk of type 0x%02x has %d bytes, at most %d are allowed"
              .formatted(type, length, longest));
    }
    if (type > SnappyFrame.UNCOMPRESSED && type < SnappyFrame.FIRST_SKIPPABLE) {
      throw new WireException(
          "snappy chunk type 0x%02x is reserved and may not be skipped".formatted(type));
    }
  }

  private static boolean isSkippable(int type) {
    return type >= SnappyFrame.FIRST_SKIPPABLE && type < SnappyFrame.IDENTIFIER_TYPE;
  }

  private void count(int bytes) throws WireException {
    framed += bytes;
    if (framed > framedLimit) {
      throw new WireException(
          "snappy stream takes more than %d bytes for at most %d".formatted(framedLimit, limit));
    }
  }

  private void accept(int type, byte[] body) throws WireException {
    if (type == SnappyFrame.IDENTIFIER_TYPE) {
      if (!SnappyFrame.isIdentifier(body)) {
        throw new WireException("snappy stream identifier is not sNaPpY");
      }
      identified = true;
      return;
    }
    if (body.length < SnappyFrame.CHECKSUM) {
      throw new WireException("snappy chunk of %d bytes has no checksum".formatted(body.length));
    }
    int room = Math.min(SnappyFrame.MAX_CHUNK, limit - output.size());
    byte[] data = content(type, body, room);
    int expected = littleEndian(body);
    int actual = SnappyFrame.maskedChecksum(data);
    if (expected != actual) {
      throw new WireException(
          "snappy chunk has checksum %08x, its data give %08x".formatted(expected, actual));
    }
    output.writeBytes(data);
  }

  private static byte[] content(int type, byte[] body, int room) throws WireException {
    if (type == SnappyFrame.COMPRESSED) {
      return SnappyBlock.decompress(body, SnappyFrame.CHECKSUM, body.length, room);
    }
    if (body.length - SnappyFrame.CHECKSUM > room) {
      throw new WireException(
          "snappy chunk brings %d bytes, room is left for %d"
              .formatted(body.length - SnappyFrame.CHECKSUM, room));
    }
    return Arrays.copyOfRange(body, SnappyFrame.CHECKSUM, body.length);
  }

  private static int littleEndian(byte[] bytes) {
    return (bytes[0] & 0xff)
        | (bytes[1] & 0xff) << 8
        | (bytes[2] & 0xff) << 16
        | (bytes[3] & 0xff) << 24;
  }
}
