package org.leannet.consensus.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JustifiabilityTest {

  @Test
  void small_distances_squares_and_products_of_neighbours_are_justifiable_and_nothing_else() {
    Set<Long> expected = new HashSet<>();
    for (long k = 0; k <= 400; k++) {
      expected.add(k * k);
      expected.add(k * (k + 1));
    }
    for (long distance = 0; distance <= 160_000; distance++) {
      boolean justifiable = distance <= 5 || expected.contains(distance);
      assertThat(Justifiability.isJustifiable(1_000 + distance, 1_000))
          .as("distance %d", distance)
          .isEqualTo(justifiable);
    }
  }

  @Test
  void the_largest_distances_are_exact() {
    long largestSquare = Long.parseUnsignedLong("18446744065119617025");
    long largestProduct = Long.parseUnsignedLong("18446744069414584320");
    assertThat(Justifiability.isJustifiable(largestSquare, 0)).isTrue();
    assertThat(Justifiability.isJustifiable(largestSquare - 1, 0)).isFalse();
    assertThat(Justifiability.isJustifiable(largestSquare + 1, 0)).isFalse();
    assertThat(Justifiability.isJustifiable(largestProduct, 0)).isTrue();
    assertThat(Justifiability.isJustifiable(largestProduct + 1, 0)).isFalse();
    assertThat(Justifiability.isJustifiable(-1, 0)).isFalse();
  }

  @Test
  void a_slot_before_the_finalized_one_is_the_callers_mistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Justifiability.isJustifiable(3, 4))
        .withMessage("slot 3 is before the finalized slot 4");
  }
}
