package org.leannet.xmss;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.SszException;
import org.leannet.xmss.poseidon.KoalaBear;

/// Field elements as bytes: 4 each, little-endian, canonical.
final class Elements {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Elements() {}

  static int word(byte[] data, int at) {
    return (int) INT.get(data, at);
  }

  static void setWord(byte[] out, int at, int value) {
    INT.set(out, at, value);
  }

  /// Reads as many elements as `out` has. Returns whether all are canonical.
  static boolean read(byte[] data, int from, int[] out) {
    boolean canonical = true;
    for (int i = 0; i < out.length; i++) {
      out[i] = word(data, from + 4 * i);
      canonical &= isCanonical(out[i]);
    }
    return canonical;
  }

  /// @param from index in `data` of the first byte, `to` of the one behind the last
  static int[] decode(byte[] data, int from, int to) throws SszException {
    int[] elements = new int[(to - from) / 4];
    if (!read(data, from, elements)) {
      requireCanonical(data, from, to);
    }
    return elements;
  }

  static void requireCanonical(byte[] data, int from, int to) throws SszException {
    for (int at = from; at < to; at += 4) {
      int element = word(data, at);
      if (!isCanonical(element)) {
        throw new SszException(
            "field element %s is not below %d"
                .formatted(Integer.toUnsignedString(element), KoalaBear.P),
            at);
      }
    }
  }

  /// What keeps these bytes from being field elements, if anything.
  static Optional<String> fault(Bytes bytes) {
    boolean canonical = read(bytes.toArray(), 0, new int[bytes.size() / 4]);
    return canonical
        ? Optional.empty()
        : Optional.of("a field element is not below %d".formatted(KoalaBear.P));
  }

  /// Writes `elements[from, to)` and returns the offset behind them.
  static int write(int[] elements, int from, int to, byte[] out, int offset) {
    for (int i = from; i < to; i++) {
      setWord(out, offset + 4 * (i - from), elements[i]);
    }
    return offset + 4 * (to - from);
  }

  static int write(int[] elements, byte[] out, int offset) {
    return write(elements, 0, elements.length, out, offset);
  }

  static Bytes bytes(int[] elements) {
    byte[] bytes = new byte[4 * elements.length];
    write(elements, bytes, 0);
    return Bytes.of(bytes);
  }

  /// Base-P digits of a little-endian number of 32-bit words, least significant first. The words
  /// are used up.
  static int[] limbs(long[] words, int count) {
    int[] limbs = new int[count];
    for (int i = 0; i < count; i++) {
      long rest = 0;
      for (int w = words.length - 1; w >= 0; w--) {
        long value = rest << 32 | words[w];
        words[w] = value / KoalaBear.P;
        rest = value % KoalaBear.P;
      }
      limbs[i] = (int) rest;
    }
    if (Arrays.stream(words).anyMatch(word -> word != 0)) {
      throw new IllegalArgumentException("the number has more than %d limbs".formatted(count));
    }
    return limbs;
  }

  /// Reads 16 bytes, big-endian, modulo P.
  static int reduce128(byte[] data, int at) {
    long rest = 0;
    for (int word = 0; word < 4; word++) {
      int value = Integer.reverseBytes(word(data, at + 4 * word));
      rest = (rest << 32 | Integer.toUnsignedLong(value)) % KoalaBear.P;
    }
    return (int) rest;
  }

  private static boolean isCanonical(int element) {
    return element >= 0 && element < KoalaBear.P;
  }
}
