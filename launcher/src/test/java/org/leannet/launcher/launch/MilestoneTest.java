package org.leannet.launcher.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.probe.NodeReading;

class MilestoneTest {
  private static final NodeReading READING =
      new NodeReading(
          Optional.of(new NodeReading.ForkChoice("0x0a", OptionalLong.of(9), 7, 5)),
          OptionalLong.of(3));

  @ParameterizedTest
  @CsvSource({
    "head:9,true",
    "head:10,false",
    "justified:7,true",
    "justified:8,false",
    "finalized:5,true",
    "finalized:6,false",
    "finalized:0,true"
  })
  void a_milestone_is_reached_at_its_slot(String text, boolean reached) {
    assertThat(Milestone.parse(text).isReachedBy(READING)).isEqualTo(reached);
    assertThat(Milestone.parse(text)).hasToString(text);
  }

  @Test
  void a_silent_node_has_reached_nothing() {
    assertThat(Milestone.parse("finalized:0").isReachedBy(NodeReading.UNREACHABLE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "finalized",
        "finalized:",
        "finalized:-1",
        "final:3",
        "head:9999999999999999999"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Milestone.parse(text))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("'" + text + "' is nothing to wait for");
  }
}
