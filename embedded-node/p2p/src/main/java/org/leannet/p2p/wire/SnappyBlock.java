package org.leannet.p2p.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.xerial.snappy.Snappy;

/// Raw snappy, the block format: one announced length and one run of elements.
public final class SnappyBlock {
  /// No element of the format makes more than 64 bytes of 3: what announces more is a bomb.
  private static final int MAX_EXPANSION = 22;

  private SnappyBlock() {}

  public static Octets compress(Octets data) {
    return Octets.own(compress(data.raw()));
  }

  public static byte[] compress(byte[] data) {
    try {
      return Snappy.compress(data);
    } catch (IOException e) {
      throw new UncheckedIOException("the snappy library cannot compress", e);
    }
  }

  /// How many bytes a block announces, or nothing when it is none or cannot hold so many.
  public static OptionalLong announced(Octets data) {
    try {
      long length = Varint.decode(data.raw(), 0, data.size()).value();
      boolean possible = length >= 0 && length <= (long) data.size() * MAX_EXPANSION;
      return possible ? OptionalLong.of(length) : OptionalLong.empty();
    } catch (WireException _) {
      return OptionalLong.empty();
    }
  }

  public static Octets decompress(Octets data, int limit) throws WireException {
    return Octets.own(decompress(data.raw(), 0, data.size(), limit));
  }

  public static byte[] decompress(byte[] data, int limit) throws WireException {
    return decompress(data, 0, data.length, limit);
  }

  /// Decompresses `[from, to)`. The announced length is checked before anything is allocated.
  public static byte[] decompress(byte[] data, int from, int to, int limit) throws WireException {
    int size = to - from;
    int length = Varint.decode(data, from, to).asLength(limit, "snappy block");
    if (length > (long) size * MAX_EXPANSION) {
      throw new WireException(
          "snappy block of %d bytes announces %d, more than snappy can hold"
              .formatted(size, length));
    }
    try {
      // The library reads the length itself; the buffer must be what it will fill.
      if (Snappy.uncompressedLength(data, from, size) != length) {
        throw new WireException("snappy block announces its length in too many bytes");
      }
      byte[] out = new byte[length];
      int written = Snappy.uncompress(data, from, size, out, 0);
      if (written != length) {
        throw new WireException(
            "snappy block holds %d bytes, %d were announced".formatted(written, length));
      }
      return out;
    } catch (IOException e) {
      throw new WireException("snappy block of %d bytes is corrupt".formatted(size), e);
    }
  }
}
