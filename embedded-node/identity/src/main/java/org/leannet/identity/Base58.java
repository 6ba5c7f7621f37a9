package org.leannet.identity;

import java.math.BigInteger;
import java.util.Optional;

/// Bitcoin's base 58, the text form of peer ids.
final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger RADIX = BigInteger.valueOf(58);

  /// Base 58 costs the square of its length, and no peer id is longer.
  private static final int TEXT_LIMIT = 128;

  private Base58() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    var value = new BigInteger(1, bytes);
    while (value.signum() > 0) {
      BigInteger[] split = value.divideAndRemainder(RADIX);
      text.append(ALPHABET.charAt(split[1].intValue()));
      value = split[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return text.reverse().toString();
  }

  static Optional<byte[]> decode(String text) {
    if (text.length() > TEXT_LIMIT) {
      return Optional.empty();
    }
    var value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      value = value.multiply(RADIX).add(BigInteger.valueOf(digit));
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    byte[] magnitude = value.toByteArray();
    int sign = magnitude[0] == 0 ? 1 : 0;
    var bytes = new byte[zeros + magnitude.length - sign];
    System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
    return Optional.of(bytes);
  }
}
