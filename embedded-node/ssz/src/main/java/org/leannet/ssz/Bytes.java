package org.leannet.ssz;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable string of bytes, equal by content, ordered as unsigned bytes.
public final class Bytes implements Comparable<Bytes> {

  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] bytes) {
    return ofRange(bytes, 0, bytes.length);
  }

  /// A copy of `bytes[from, to)`.
  public static Bytes ofRange(byte[] bytes, int from, int to) {
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /// Reads hex digits, with or without `0x`.
  ///
  /// @throws IllegalArgumentException for anything but pairs of hex digits
  public static Bytes fromHex(String hex) {
    String digits = hex.startsWith("0x") || hex.startsWith("0X") ? hex.substring(2) : hex;
    try {
      return new Bytes(HEX.parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a string of hex digit pairs: " + shorten(hex), e);
    }
  }

  public int size() {
    return content.length;
  }

  public byte get(int index) {
    return content[index];
  }

  public byte[] toArray() {
    return content.clone();
  }

  public void writeTo(byte[] out, int offset) {
    System.arraycopy(content, 0, out, offset, content.length);
  }

  /// A copy of `[from, to)`.
  public Bytes slice(int from, int to) {
    if (from < 0 || to < from || to > content.length) {
      throw new IndexOutOfBoundsException(
          "[%d, %d) of %d bytes".formatted(from, to, content.length));
    }
    return from == 0 && to == content.length ? this : ofRange(content, from, to);
  }

  /// `0x` and lower-case digits.
  public String hex() {
    return "0x" + bareHex();
  }

  /// Lower-case digits alone.
  public String bareHex() {
    return HEX.formatHex(content);
  }

  /// The content itself; for codecs of this package, which only read it.
  byte[] shared() {
    return content;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
