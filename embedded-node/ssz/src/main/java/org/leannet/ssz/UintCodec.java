package org.leannet.ssz;

import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/// An unsigned integer of `width` bytes, little-endian.
record UintCodec<T>(int width, LongFunction<T> box, ToLongFunction<T> unbox)
    implements HashingCodec<T> {

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public boolean isBasic() {
    return true;
  }

  @Override
  public int fixedLength() {
    return width;
  }

  @Override
  public int length(T value) {
    return width;
  }

  @Override
  public int encode(T value, byte[] out, int offset) {
    Input.putLittleEndian(checked(value), out, offset, width);
    return offset + width;
  }

  @Override
  public T decode(byte[] data, int from, int to) throws SszException {
    Input.requireLength(width, from, to);
    return box.apply(Input.littleEndian(data, from, width));
  }

  @Override
  public void hashTreeRoot(T value, Sha256 sha, byte[] out, int offset) {
    long bits = checked(value);
    Input.putLittleEndian(bits, out, offset, width);
    for (int i = width; i < Merkle.CHUNK; i++) {
      out[offset + i] = 0;
    }
  }

  private long checked(T value) {
    long bits = unbox.applyAsLong(value);
    if (width < Long.BYTES && bits >>> (8 * width) != 0) {
      throw new IllegalArgumentException("%d is not a uint%d".formatted(bits, 8 * width));
    }
    return bits;
  }
}
