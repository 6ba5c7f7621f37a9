package org.leannet.p2p.wire;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;

/// Framed snappy: a stream identifier, then chunks of at most 64 KiB, each with a masked CRC32C.
public final class SnappyFrame {
  static final int COMPRESSED = 0x00;
  static final int UNCOMPRESSED = 0x01;
  static final int FIRST_SKIPPABLE = 0x80;
  static final int IDENTIFIER_TYPE = 0xff;
  static final int HEADER = 4;
  static final int CHECKSUM = 4;
  static final int MAX_CHUNK = 65_536;

  /// What 64 KiB can become at worst: the library's bound, 32 + n + n / 6.
  static final int MAX_COMPRESSED_CHUNK = 32 + MAX_CHUNK + MAX_CHUNK / 6;

  private static final byte[] IDENTIFIER = {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};
  private static final int CHECKSUM_MASK = 0xa282ead8;

  private SnappyFrame() {}

  /// The framed stream of `data`; a chunk that snappy does not shrink is stored as it is.
  public static byte[] encode(byte[] data) {
    var out = new ByteArrayOutputStream(IDENTIFIER.length + data.length / 2 + HEADER + CHECKSUM);
    encode(data, out);
    return out.toByteArray();
  }

  static void encode(byte[] data, ByteArrayOutputStream out) {
    out.writeBytes(IDENTIFIER);
    for (int from = 0; from < data.length; from += MAX_CHUNK) {
      byte[] chunk = new byte[Math.min(MAX_CHUNK, data.length - from)];
      System.arraycopy(data, from, chunk, 0, chunk.length);
      byte[] compressed = SnappyBlock.compress(chunk);
      boolean shrunk = compressed.length < chunk.length;
      byte[] body = shrunk ? compressed : chunk;
      out.write(shrunk ? COMPRESSED : UNCOMPRESSED);
      writeLittleEndian(CHECKSUM + body.length, 3, out);
      writeLittleEndian(maskedChecksum(chunk), 4, out);
      out.writeBytes(body);
    }
  }

  /// Decodes a whole framed stream of at most `limit` decompressed bytes.
  public static byte[] decode(byte[] data, int limit) throws WireException {
    var inbox = new Inbox();
    inbox.append(data, 0, data.length);
    var decoder = new SnappyFrameDecoder(limit);
    while (decoder.step(inbox)) {
      // Every step consumes at least one byte.
    }
    decoder.end(inbox);
    return decoder.output();
  }

  static int maskedChecksum(byte[] data) {
    var crc = new CRC32C();
    crc.update(data, 0, data.length);
    return Integer.rotateRight((int) crc.getValue(), 15) + CHECKSUM_MASK;
  }

  static boolean isIdentifier(byte[] body) {
    if (body.length != IDENTIFIER.length - HEADER) {
      return false;
    }
    for (int i = 0; i < body.length; i++) {
      if (body[i] != IDENTIFIER[HEADER + i]) {
        return false;
      }
    }
    return true;
  }

  private static void writeLittleEndian(int value, int count, ByteArrayOutputStream out) {
    for (int i = 0; i < count; i++) {
      out.write(value >>> (8 * i));
    }
  }
}
