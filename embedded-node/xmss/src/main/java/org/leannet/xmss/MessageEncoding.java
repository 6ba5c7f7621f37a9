package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.RANDOMNESS_ELEMENTS;

import java.util.Optional;
import org.leannet.ssz.Root;
import org.leannet.xmss.poseidon.KoalaBear;

/// Encodes messages as one digit per chain.
///
/// Only digits with one certain sum are accepted, so that no other message's digits are all at
/// least as large: chains can be walked forwards by anyone. Signing tries randomness until the sum
/// fits. Serves one thread.
final class MessageEncoding {

  static final int MAX_TRIES = 100_000;

  private static final int DIGITS_PER_ELEMENT = 8;
  private static final int DIGIT_BITS = 3;

  /// Hash elements up to 127 * 8^8 = P - 1 fall evenly on all digits; the one left over is refused.
  private static final int QUOTIENT = (KoalaBear.P - 1) >> (DIGITS_PER_ELEMENT * DIGIT_BITS);

  private final int dimension;
  private final int targetSum;
  private final int hashLength;
  private final TweakableHash hash;
  private final int[] hashed;
  private final int[] randomness = new int[TweakableHash.LANES * RANDOMNESS_ELEMENTS];

  MessageEncoding(XmssPreset preset, TweakableHash hash) {
    this.dimension = preset.dimension();
    this.targetSum = preset.targetSum();
    this.hashLength = hashLength(dimension);
    this.hash = hash;
    this.hashed = new int[TweakableHash.LANES * hashLength];
  }

  /// Elements of a message's hash that the digits are taken from.
  static int hashLength(int dimension) {
    return (dimension + DIGITS_PER_ELEMENT - 1) / DIGITS_PER_ELEMENT;
  }

  /// Writes the digits for this randomness. Returns whether they are acceptable.
  boolean encode(long epoch, Root message, int[] randomness, int[] digits) {
    int[] elements = TweakableHash.messageElements(message.toBytes());
    hash.message(epoch, elements, randomness, 1, hashed);
    return digits(0, digits);
  }

  /// Writes the digits of the first acceptable attempt and returns its randomness.
  Optional<int[]> search(long epoch, Root message, Prf prf, int[] digits) {
    int[] elements = TweakableHash.messageElements(message.toBytes());
    for (int tried = 0; tried < MAX_TRIES; tried += TweakableHash.LANES) {
      int lanes = Math.min(TweakableHash.LANES, MAX_TRIES - tried);
      for (int i = 0; i < lanes; i++) {
        prf.randomness(epoch, message, tried + i, randomness, i * RANDOMNESS_ELEMENTS);
      }
      hash.message(epoch, elements, randomness, lanes, hashed);
      for (int i = 0; i < lanes; i++) {
        if (digits(i, digits)) {
          int[] found = new int[RANDOMNESS_ELEMENTS];
          System.arraycopy(randomness, i * RANDOMNESS_ELEMENTS, found, 0, found.length);
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /// Writes the digits of the hash in this lane. Returns whether they are acceptable.
  private boolean digits(int lane, int[] digits) {
    int sum = 0;
    for (int i = 0; i < hashLength; i++) {
      int element = hashed[lane * hashLength + i];
      if (element == KoalaBear.P - 1) {
        return false;
      }
      int rest = element / QUOTIENT;
      int first = i * DIGITS_PER_ELEMENT;
      for (int digit = first; digit < Math.min(first + DIGITS_PER_ELEMENT, dimension); digit++) {
        digits[digit] = rest & ((1 << DIGIT_BITS) - 1);
        sum += digits[digit];
        rest >>>= DIGIT_BITS;
      }
    }
    return sum == targetSum;
  }
}
