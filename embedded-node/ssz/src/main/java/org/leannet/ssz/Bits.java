package org.leannet.ssz;

import java.util.Arrays;

/// An immutable list of bits, equal by content and length.
public final class Bits {

  public static final Bits EMPTY = new Bits(0, new long[0]);

  private final int length;

  /// Bit `i` is bit `i % 64` of word `i / 64`; bits behind the length are zero.
  private final long[] words;

  private Bits(int length, long[] words) {
    this.length = length;
    this.words = words;
  }

  public static Bits of(boolean... bits) {
    long[] words = wordsFor(bits.length);
    for (int i = 0; i < bits.length; i++) {
      if (bits[i]) {
        set(words, i);
      }
    }
    return new Bits(bits.length, words);
  }

  /// A list of `length` bits of which these are set.
  public static Bits ofIndices(int length, int... set) {
    long[] words = wordsFor(length);
    for (int index : set) {
      set(words, checkIndex(index, length));
    }
    return new Bits(length, words);
  }

  public static Bits zeros(int length) {
    return length == 0 ? EMPTY : new Bits(length, wordsFor(length));
  }

  /// Reads `length` bits, least significant first, from `data[from...]`; the rest of the last byte
  /// is ignored.
  static Bits read(byte[] data, int from, int length) {
    if (length == 0) {
      return EMPTY;
    }
    long[] words = wordsFor(length);
    int bytes = (length + 7) / 8;
    for (int i = 0; i < bytes; i++) {
      words[i >> 3] |= (data[from + i] & 0xffL) << ((i & 7) << 3);
    }
    int used = length & 63;
    if (used != 0) {
      words[words.length - 1] &= (1L << used) - 1;
    }
    return new Bits(length, words);
  }

  /// Writes the bits in as many bytes as they need.
  void write(byte[] out, int offset) {
    int bytes = (length + 7) / 8;
    for (int i = 0; i < bytes; i++) {
      out[offset + i] = (byte) (words[i >> 3] >>> ((i & 7) << 3));
    }
  }

  public int length() {
    return length;
  }

  public boolean get(int index) {
    checkIndex(index, length);
    return (words[index >> 6] >>> index & 1) != 0;
  }

  /// How many bits are set.
  public int cardinality() {
    int sum = 0;
    for (long word : words) {
      sum += Long.bitCount(word);
    }
    return sum;
  }

  /// The indices of the set bits, ascending.
  public int[] indices() {
    int[] set = new int[cardinality()];
    int next = 0;
    for (int i = 0; i < words.length; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        set[next++] = i * Long.SIZE + Long.numberOfTrailingZeros(word);
      }
    }
    return set;
  }

  /// The same list with bit `index` set.
  public Bits with(int index) {
    checkIndex(index, length);
    long[] copy = words.clone();
    set(copy, index);
    return new Bits(length, copy);
  }

  /// The bits set in either; as long as the longer one.
  public Bits or(Bits other) {
    if (length < other.length) {
      return other.or(this);
    }
    long[] union = words.clone();
    for (int i = 0; i < other.words.length; i++) {
      union[i] |= other.words[i];
    }
    return new Bits(length, union);
  }

  public boolean intersects(Bits other) {
    for (int i = Math.min(words.length, other.words.length) - 1; i >= 0; i--) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether every bit set here is set there.
  public boolean isSubsetOf(Bits other) {
    for (int i = 0; i < words.length; i++) {
      long theirs = i < other.words.length ? other.words[i] : 0;
      if ((words[i] & ~theirs) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bits that && length == that.length && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(words);
  }

  /// The bits in order, as `0` and `1`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(get(i) ? '1' : '0');
    }
    return text.toString();
  }

  private static long[] wordsFor(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("not a number of bits: " + length);
    }
    return new long[(length >>> 6) + ((length & 63) == 0 ? 0 : 1)];
  }

  private static void set(long[] words, int index) {
    words[index >> 6] |= 1L << index;
  }

  private static int checkIndex(int index, int length) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException("bit %d of %d".formatted(index, length));
    }
    return index;
  }
}
