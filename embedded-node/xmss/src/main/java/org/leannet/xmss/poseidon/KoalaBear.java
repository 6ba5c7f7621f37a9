package org.leannet.xmss.poseidon;

/// The prime field of 2^31 - 2^24 + 1 elements.
///
/// A *canonical* element lies in `[0, P)`. The inner loops work with *loose* ones, any `long` of
/// the right residue, and bring products back with [#shrink(long)].
public final class KoalaBear {

  public static final int P = 0x7f000001;

  /// What [#shrink(long)] divides by: 2^32 in the field.
  static final long RADIX = (1L << 32) % P;

  /// The inverse of `P` modulo 2^32.
  private static final int INVERSE_OF_P = 0x81000001;

  private static final int HALF = P / 2;
  private static final long LOW = 0xffffffffL;

  private KoalaBear() {}

  /// Divides by 2^32 in the field, without leaving the integers: a Montgomery reduction.
  ///
  /// For any `v`, the result `r` satisfies `|r| <= |v| / 2^32 + P / 2 + 1`.
  static long shrink(long v) {
    int quotient = (int) v * INVERSE_OF_P;
    long multiple = (long) quotient * P;
    // The low halves are equal, so no borrow is lost, and the difference itself could overflow.
    return (v >> 32) - (multiple >> 32);
  }

  /// The same residue, below 2^57 in magnitude: room to add more products.
  static long fold(long v) {
    return (v & LOW) + (v >> 32) * RADIX;
  }

  /// The element of residue `v`, which must lie in `(-P, P)`, as canonical.
  static int canonical(long v) {
    return (int) (v + (P & (v >> 63)));
  }

  /// The residue of a canonical element that is smallest in magnitude.
  static int centred(long element) {
    return (int) (element > HALF ? element - P : element);
  }

  /// The residue smallest in magnitude of a sum of two canonical elements, without a branch.
  static long centredSum(long a, long b) {
    long sum = a + b;
    sum -= P & ((HALF - sum) >> 63);
    return sum - (P & ((HALF - sum) >> 63));
  }

  /// The sum of two canonical elements.
  public static int add(int a, int b) {
    int sum = a - P + b;
    return sum + (P & (sum >> 31));
  }

  static long multiply(long a, long b) {
    return a * b % P;
  }

  static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long rest = exponent; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result = multiply(result, square);
      }
      square = multiply(square, square);
    }
    return result;
  }

  static long inverse(long element) {
    return power(element, P - 2L);
  }

  /// The one element whose cube this is: cubing permutes the field, as 3 does not divide P - 1.
  static long cubeRoot(long element) {
    return power(element, CUBE_ROOT);
  }

  /// The inverse of 3 modulo P - 1.
  private static final long CUBE_ROOT = (2L * (P - 1) + 1) / 3;
}
