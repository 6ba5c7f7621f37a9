package org.leannet.xmss.poseidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermutationProperties {

  private static final int STATES = 40;

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_fast_width_16_equals_the_dense_one(long seed) {
    compare(PoseidonParameters.WIDTH_16, seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_fast_width_24_equals_the_dense_one(long seed) {
    compare(PoseidonParameters.WIDTH_24, seed);
  }

  private static void compare(PoseidonParameters parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DensePoseidon dense = new DensePoseidon(parameters);
    Permutation fast = parameters.newPermutation();
    for (int i = 0; i < STATES; i++) {
      int[] state = random.ints(parameters.width(), 0, KoalaBear.P).toArray();
      int[] expected = dense.permute(state);
      fast.permute(state, 1);
      assertThat(state).isEqualTo(expected);
    }
  }
}
