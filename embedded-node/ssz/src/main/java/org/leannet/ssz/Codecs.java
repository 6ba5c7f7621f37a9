package org.leannet.ssz;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The SSZ types that are no containers.
public final class Codecs {

  public static final Codec<Integer> UINT8 = new UintCodec<>(1, v -> (int) v, v -> v);
  public static final Codec<Integer> UINT16 = new UintCodec<>(2, v -> (int) v, v -> v);
  public static final Codec<Long> UINT32 = new UintCodec<>(4, v -> v, v -> v);

  /// The 64 bits of an unsigned integer in a `long`: compare them with `Long.compareUnsigned`.
  public static final Codec<Long> UINT64 = new UintCodec<>(8, v -> v, v -> v);

  public static final Codec<Boolean> BOOLEAN = new BooleanCodec();

  private Codecs() {}

  /// Exactly `length` bytes.
  public static Codec<Bytes> bytes(int length) {
    return new BytesCodec(true, (int) positive(length));
  }

  /// At most `limit` bytes.
  public static Codec<Bytes> byteList(int limit) {
    return new BytesCodec(false, (int) positive(limit));
  }

  /// Exactly `length` bits.
  public static Codec<Bits> bitvector(int length) {
    return new BitsCodec(true, positive(length));
  }

  /// At most `limit` bits.
  public static Codec<Bits> bitlist(long limit) {
    return new BitsCodec(false, positive(limit));
  }

  /// Exactly `length` elements.
  public static <T> Codec<List<T>> vector(Codec<T> element, int length) {
    return new SequenceCodec<>(element, true, positive(length));
  }

  /// At most `limit` elements.
  public static <T> Codec<List<T>> list(Codec<T> element, long limit) {
    return new SequenceCodec<>(element, false, positive(limit));
  }

  /// The values of `base` for which `fault` finds nothing to say. Decoding any other fails with
  /// what `fault` says; so does encoding, as the caller's mistake.
  public static <T> Codec<T> refined(Codec<T> base, Function<T, Optional<String>> fault) {
    return new RefinedCodec<>(base, fault);
  }

  private static long positive(long size) {
    if (size < 1) {
      throw new IllegalArgumentException("an SSZ type has room for at least 1, not " + size);
    }
    return size;
  }
}
