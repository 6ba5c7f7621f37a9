package org.leannet.p2p.wire;

import java.util.Optional;

/// An unsigned LEB128 number as it stood in the data: its value and how many bytes it took.
public record Varint(long value, int length) {
  /// Enough for 64 bits.
  public static final int MAX_LENGTH = 10;

  /// Reads a number at `from`; one that does not end before `to` is an error.
  public static Varint decode(byte[] data, int from, int to) throws WireException {
    return peek(data, from, to)
        .orElseThrow(
            () -> new WireException("varint ends after %d bytes, unfinished".formatted(to - from)));
  }

  /// Reads a number at `from`, or nothing while its last byte has not arrived.
  public static Optional<Varint> peek(byte[] data, int from, int to) throws WireException {
    long value = 0;
    int end = Math.min(to, from + MAX_LENGTH);
    for (int i = from; i < end; i++) {
      int shift = 7 * (i - from);
      int bits = data[i] & 0x7f;
      if (shift == 63 && bits > 1) {
        throw new WireException("varint does not fit 64 bits");
      }
      value |= (long) bits << shift;
      if (data[i] >= 0) {
        return Optional.of(new Varint(value, i - from + 1));
      }
    }
    if (to - from >= MAX_LENGTH) {
      throw new WireException("varint is longer than %d bytes".formatted(MAX_LENGTH));
    }
    return Optional.empty();
  }

  public static byte[] encode(long value) {
    byte[] bytes = new byte[length(value)];
    write(value, bytes, 0);
    return bytes;
  }

  /// Writes the shortest form and returns where it ends.
  public static int write(long value, byte[] out, int offset) {
    int end = offset;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    out[end++] = (byte) rest;
    return end;
  }

  /// Bytes of the shortest form.
  public static int length(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  /// The value as a count of bytes that must not pass `limit`.
  int asLength(int limit, String what) throws WireException {
    if (Long.compareUnsigned(value, limit) > 0) {
      throw new WireException(
          "%s announces %s bytes, at most %d are allowed"
              .formatted(what, Long.toUnsignedString(value), limit));
    }
    return (int) value;
  }
}
