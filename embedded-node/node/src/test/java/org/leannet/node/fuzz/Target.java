package org.leannet.node.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A decoder under attack, and what it promises.
///
/// @param refusals the exceptions by which it refuses
/// @param canonical the one encoding of a value, for formats that have only one; what is accepted
///   must be it
/// @param seeds inputs to damage; some of them must be accepted
/// @param bytesPerByte how many bytes it may allocate for each byte of input, beyond
///   [Fuzz#FREE_BYTES]
/// @param words what the format is made of, when it is text
record Target<T>(
    String name,
    Decoder<T> decoder,
    Set<Class<? extends Exception>> refusals,
    Function<T, Optional<byte[]>> canonical,
    List<byte[]> seeds,
    int bytesPerByte,
    List<byte[]> words) {
  private static final int USUAL_BYTES_PER_BYTE = 64;

  Target {
    refusals = Set.copyOf(refusals);
    seeds = List.copyOf(seeds);
    words = List.copyOf(words);
  }

  /// Makes a value of bytes, or throws. The randomness decides in which pieces a stream arrives.
  interface Decoder<T> {
    T decode(byte[] input, RandomGenerator random) throws Exception;
  }

  /// A decoder of a format in which a value has many encodings.
  static <T> Target<T> loose(
      String name, Decoder<T> decoder, Class<? extends Exception> refusal, List<byte[]> seeds) {
    return new Target<>(
        name,
        decoder,
        Set.of(refusal),
        _ -> Optional.empty(),
        seeds,
        USUAL_BYTES_PER_BYTE,
        List.of());
  }

  /// A decoder that accepts a value's one encoding only.
  static <T> Target<T> canonical(
      String name,
      Decoder<T> decoder,
      Class<? extends Exception> refusal,
      Function<T, byte[]> encoder,
      List<byte[]> seeds) {
    return new Target<>(
        name,
        decoder,
        Set.of(refusal),
        encoder.andThen(Optional::of),
        seeds,
        USUAL_BYTES_PER_BYTE,
        List.of());
  }

  /// A parser of texts that are what their values print.
  static <T> Target<T> text(
      String name, Parser<T> parser, Class<? extends Exception> refusal, List<byte[]> seeds) {
    return loose(
            name,
            (input, _) -> {
              String text = Texts.of(input);
              T value = parser.parse(text);
              if (!value.toString().equals(text)) {
                throw new AssertionError("accepted, but prints " + value);
              }
              return value;
            },
            refusal,
            seeds)
        .of("/", "0", ".", ":", "%", "é", "\0", "0x");
  }

  /// Makes a value of a text, or throws.
  interface Parser<T> {
    T parse(String text) throws Exception;
  }

  /// The same, for one that allocates more.
  Target<T> allocating(int moreBytesPerByte) {
    return new Target<>(name, decoder, refusals, canonical, seeds, moreBytesPerByte, words);
  }

  /// The same, for text that is made of such words.
  Target<T> of(String... newWords) {
    return new Target<>(
        name,
        decoder,
        refusals,
        canonical,
        seeds,
        bytesPerByte,
        Stream.of(newWords).map(Texts::bytes).toList());
  }
}
