package org.leannet.launcher.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.config.ValidatorOrder;

class RosterTest {
  @Test
  void linear_gives_each_node_the_next_consecutive_indices() {
    assertThat(Roster.deal(List.of(2, 0, 3), ValidatorOrder.LINEAR))
        .containsExactly(List.of(0, 1), List.of(), List.of(2, 3, 4));
  }

  @Test
  void round_robin_gives_one_each_while_a_node_still_wants_one() {
    assertThat(Roster.deal(List.of(2, 0, 3), ValidatorOrder.ROUND_ROBIN))
        .containsExactly(List.of(0, 2), List.of(), List.of(1, 3, 4));
  }

  @Test
  void no_validators_give_empty_hands() {
    assertThat(Roster.deal(List.of(0, 0), ValidatorOrder.LINEAR))
        .containsExactly(List.of(), List.of());
  }
}
