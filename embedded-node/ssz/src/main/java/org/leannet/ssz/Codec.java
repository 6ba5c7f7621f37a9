package org.leannet.ssz;

/// One SSZ type: how its values become bytes, how bytes become values, and their hash tree root.
///
/// Codecs are immutable and may be shared by threads. Encoding a value outside the type (a list
/// above its limit, say) is the caller's mistake and throws `IllegalArgumentException`; decoding
/// throws nothing but [SszException].
public interface Codec<T> {

  /// Whether every value has the same length, so that a parent holds it inline and not by offset.
  boolean isFixed();

  /// The length of every value; meaningful only when [#isFixed()].
  int fixedLength();

  /// The encoded length of this value.
  int length(T value);

  /// Writes the encoding at `offset` and returns the offset behind it.
  int encode(T value, byte[] out, int offset);

  /// The encoding alone.
  default byte[] encode(T value) {
    byte[] out = new byte[length(value)];
    encode(value, out, 0);
    return out;
  }

  /// Reads the value that fills `[from, to)` exactly.
  T decode(byte[] data, int from, int to) throws SszException;

  /// Reads the value that fills the whole array.
  default T decode(byte[] data) throws SszException {
    return decode(data, 0, data.length);
  }

  Root hashTreeRoot(T value);

  /// Writes the hash tree root at `offset`, hashing with the caller's `sha`. Codecs that hash much
  /// override this; a tree of codecs then shares one digest.
  default void hashTreeRoot(T value, Sha256 sha, byte[] out, int offset) {
    hashTreeRoot(value).writeTo(out, offset);
  }

  /// Whether this is an SSZ basic type, several of which share one chunk in a list or vector.
  default boolean isBasic() {
    return false;
  }
}
