package org.leannet.xmss.poseidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KoalaBearTest {

  private static final long P = KoalaBear.P;

  /// The corners of what fits in a long, and some values between.
  static LongStream values() {
    LongStream corners =
        LongStream.of(
            0,
            1,
            -1,
            P,
            -P,
            P - 1,
            1 - P,
            1L << 31,
            1L << 32,
            (1L << 32) - 1,
            -(1L << 32),
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1);
    return LongStream.concat(corners, new SplittableRandom(1).longs(100));
  }

  @ParameterizedTest
  @MethodSource("values")
  void shrinking_divides_by_two_to_the_32_and_keeps_its_bound(long value) {
    long shrunk = KoalaBear.shrink(value);
    long divided = residue(Math.multiplyExact(residue(shrunk), KoalaBear.RADIX));
    assertThat(divided).isEqualTo(residue(value));
    assertThat(Math.abs(shrunk)).isLessThanOrEqualTo(Math.abs(value >> 32) + P / 2 + 1);
  }

  @ParameterizedTest
  @MethodSource("values")
  void folding_keeps_the_residue_and_its_bound(long value) {
    long folded = KoalaBear.fold(value);
    assertThat(residue(folded)).isEqualTo(residue(value));
    assertThat(Math.abs(folded)).isLessThan(1L << 57);
  }

  @Test
  void sums_of_canonical_elements_are_canonical() {
    for (int a : new int[] {0, 1, KoalaBear.P / 2, KoalaBear.P / 2 + 1, KoalaBear.P - 1}) {
      for (int b : new int[] {0, 1, KoalaBear.P / 2, KoalaBear.P / 2 + 1, KoalaBear.P - 1}) {
        long sum = ((long) a + b) % P;
        assertThat(KoalaBear.add(a, b)).isEqualTo((int) sum);
        assertThat(residue(KoalaBear.centredSum(a, b))).isEqualTo(sum);
        assertThat(Math.abs(KoalaBear.centredSum(a, b))).isLessThanOrEqualTo(P / 2);
        assertThat(KoalaBear.canonical(KoalaBear.centredSum(a, b))).isEqualTo((int) sum);
      }
    }
  }

  @Test
  void inverses_and_cube_roots_undo_products_and_cubes() {
    new SplittableRandom(2)
        .longs(100, 1, P)
        .forEach(element -> {
          assertThat(KoalaBear.multiply(element, KoalaBear.inverse(element))).isOne();
          assertThat(KoalaBear.cubeRoot(KoalaBear.power(element, 3))).isEqualTo(element);
        });
  }

  private static long residue(long value) {
    return Math.floorMod(value, P);
  }
}
