package org.leannet.xmss.poseidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermutationTest {

  private static final int STATES = 7;

  static Stream<PoseidonParameters> instances() {
    return Stream.of(PoseidonParameters.WIDTH_16, PoseidonParameters.WIDTH_24);
  }

  @Test
  void width_16_of_the_first_numbers_is_the_known_answer() {
    int[] state = IntStream.range(0, 16).toArray();
    PoseidonParameters.WIDTH_16.newPermutation().permute(state, 1);
    assertThat(state)
        .containsExactly(
            610090613,
            935319874,
            1893335292,
            796792199,
            356405232,
            552237741,
            55134556,
            1215104204,
            1823723405,
            1133298033,
            1780633798,
            1453946561,
            710069176,
            1128629550,
            1917333254,
            1175481618);
  }

  @Test
  void width_24_of_the_first_numbers_is_the_known_answer() {
    int[] state = IntStream.range(0, 24).toArray();
    PoseidonParameters.WIDTH_24.newPermutation().permute(state, 1);
    assertThat(state)
        .containsExactly(
            511672087,
            215882318,
            237782537,
            740528428,
            712760904,
            54615367,
            751514671,
            110231969,
            1905276435,
            992525666,
            918312360,
            18628693,
            749929200,
            1916418953,
            691276896,
            1112901727,
            1163558623,
            882867603,
            673396520,
            1480278156,
            1402044758,
            1693467175,
            1766273044,
            433841551);
  }

  @ParameterizedTest
  @MethodSource("instances")
  void states_in_one_call_do_not_touch_each_other(PoseidonParameters parameters) {
    int width = parameters.width();
    int[] states = new SplittableRandom(1).ints((long) STATES * width, 0, KoalaBear.P).toArray();
    int[] permuted = states.clone();
    parameters.newPermutation().permute(permuted, STATES - 1);
    for (int i = 0; i < STATES - 1; i++) {
      assertThat(Arrays.copyOfRange(permuted, i * width, (i + 1) * width))
          .isEqualTo(
              new DensePoseidon(parameters)
                  .permute(Arrays.copyOfRange(states, i * width, (i + 1) * width)));
    }
    int untouched = (STATES - 1) * width;
    assertThat(Arrays.copyOfRange(permuted, untouched, permuted.length))
        .isEqualTo(Arrays.copyOfRange(states, untouched, states.length));
  }

  @ParameterizedTest
  @MethodSource("instances")
  void the_largest_elements_do_not_overflow(PoseidonParameters parameters) {
    int[] state = new int[parameters.width()];
    for (int element : new int[] {0, 1, KoalaBear.P / 2, KoalaBear.P / 2 + 1, KoalaBear.P - 1}) {
      Arrays.fill(state, element);
      int[] expected = new DensePoseidon(parameters).permute(state);
      parameters.newPermutation().permute(state, 1);
      assertThat(state).isEqualTo(expected);
    }
  }
}
