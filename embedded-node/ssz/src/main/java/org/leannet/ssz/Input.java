package org.leannet.ssz;

/// The checks on encoded bytes that several codecs share.
final class Input {

  static final int OFFSET_LENGTH = 4;

  private Input() {}

  static void requireLength(int expected, int from, int to) throws SszException {
    if (to - from != expected) {
      throw new SszException(
          "expected %d bytes, found %d".formatted(expected, to - from),
          to - from < expected ? to : from + expected);
    }
  }

  /// Reads the offset at `at`, which must lie in `[low, high]`; both are relative to `from`.
  static int offset(byte[] data, int at, int low, int high) throws SszException {
    long value = littleEndian(data, at, OFFSET_LENGTH);
    if (value < low || value > high) {
      throw new SszException("offset %d is outside %d to %d".formatted(value, low, high), at);
    }
    return (int) value;
  }

  static long littleEndian(byte[] data, int at, int width) {
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | (data[at + i] & 0xff);
    }
    return value;
  }

  static void putLittleEndian(long value, byte[] out, int at, int width) {
    for (int i = 0; i < width; i++) {
      out[at + i] = (byte) (value >>> (8 * i));
    }
  }
}
