package org.leannet.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecodersProperties {
  private static final int INPUTS = 150;

  /// Every decoder with every seed.
  static Stream<Arguments> targetsAndSeeds() {
    return Targets.all().stream()
        .flatMap(target ->
            LongStream.range(0, Long.getLong("seeds", 20))
                .mapToObj(seed -> Arguments.of(target.name(), seed, target)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("targetsAndSeeds")
  void damaged_input_is_refused_in_order_or_is_what_it_says(
      String name, long seed, Target<?> target) {
    Tally tally = Fuzz.run(target, seed, INPUTS);

    assertThat(tally.violations()).as(name).isEmpty();
    assertThat(tally.accepted()).as("inputs that %s accepts", name).isPositive();
  }
}
