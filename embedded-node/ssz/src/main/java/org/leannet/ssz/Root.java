package org.leannet.ssz;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// 32 bytes as four big-endian words: `a` holds bytes 0 to 7. Ordered as unsigned bytes.
public record Root(long a, long b, long c, long d) implements Comparable<Root> {

  public static final int LENGTH = 32;
  public static final Root ZERO = new Root(0, 0, 0, 0);
  public static final Codec<Root> SSZ = new RootCodec();

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// @throws IllegalArgumentException unless there are exactly 32 bytes
  public static Root of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a root has 32 bytes, not " + bytes.length);
    }
    return of(bytes, 0);
  }

  /// The root in `bytes[offset, offset + 32)`.
  public static Root of(byte[] bytes, int offset) {
    return new Root(
        (long) WORD.get(bytes, offset),
        (long) WORD.get(bytes, offset + 8),
        (long) WORD.get(bytes, offset + 16),
        (long) WORD.get(bytes, offset + 24));
  }

  /// Reads 64 hex digits, with or without `0x`.
  public static Root fromHex(String hex) {
    return of(Bytes.fromHex(hex).toArray());
  }

  public byte[] toBytes() {
    byte[] out = new byte[LENGTH];
    writeTo(out, 0);
    return out;
  }

  public void writeTo(byte[] out, int offset) {
    WORD.set(out, offset, a);
    WORD.set(out, offset + 8, b);
    WORD.set(out, offset + 16, c);
    WORD.set(out, offset + 24, d);
  }

  public boolean isZero() {
    return (a | b | c | d) == 0;
  }

  /// `0x` and 64 lower-case digits.
  public String hex() {
    return Bytes.of(toBytes()).hex();
  }

  @Override
  public String toString() {
    return hex();
  }

  @Override
  public int compareTo(Root other) {
    int order = Long.compareUnsigned(a, other.a);
    order = order != 0 ? order : Long.compareUnsigned(b, other.b);
    order = order != 0 ? order : Long.compareUnsigned(c, other.c);
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  private static final class RootCodec implements HashingCodec<Root> {

    @Override
    public boolean isFixed() {
      return true;
    }

    @Override
    public int fixedLength() {
      return LENGTH;
    }

    @Override
    public int length(Root value) {
      return LENGTH;
    }

    @Override
    public int encode(Root value, byte[] out, int offset) {
      value.writeTo(out, offset);
      return offset + LENGTH;
    }

    @Override
    public Root decode(byte[] data, int from, int to) throws SszException {
      Input.requireLength(LENGTH, from, to);
      return of(data, from);
    }

    @Override
    public Root hashTreeRoot(Root value) {
      return value;
    }

    @Override
    public void hashTreeRoot(Root value, Sha256 sha, byte[] out, int offset) {
      value.writeTo(out, offset);
    }
  }
}
