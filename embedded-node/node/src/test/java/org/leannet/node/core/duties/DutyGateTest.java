package org.leannet.node.core.duties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DutyGateTest {
  private final DutyGate gate = new DutyGate(false);

  @Test
  void an_open_gate_closes_above_four_slots_and_opens_again_at_two() {
    assertThat(gate.update(10, 10, 10)).isTrue();
    assertThat(gate.update(14, 10, 14)).isTrue();
    assertThat(gate.update(15, 10, 15)).isFalse();
    assertThat(gate.update(15, 12, 15)).isFalse();
    assertThat(gate.update(15, 13, 15)).isTrue();
  }

  @Test
  void a_head_ahead_of_the_clock_is_not_behind() {
    assertThat(gate.update(10, 11, 11)).isTrue();
    assertThat(gate.update(10, -1L, -1L)).isTrue();
  }

  @Test
  void a_stalled_network_opens_the_gate_so_that_somebody_ends_the_stall() {
    assertThat(gate.update(10, 10, 10)).isTrue();
    assertThat(gate.update(18, 10, 10)).isFalse();
    assertThat(gate.update(19, 10, 10)).isTrue();
  }

  @Test
  void a_silent_network_is_not_taken_for_a_stalled_one_right_after_the_start() {
    assertThat(gate.update(200, 0, 0)).isFalse();
    assertThat(gate.update(201, 0, 0)).isFalse();
    assertThat(gate.update(202, 0, 0)).isTrue();
  }

  @Test
  void a_late_starter_that_hears_of_newer_blocks_stays_out() {
    assertThat(gate.update(200, 0, 0)).isFalse();
    assertThat(gate.update(202, 0, 199)).isFalse();
    assertThat(gate.update(203, 201, 202)).isTrue();
  }

  @Test
  void a_disabled_gate_is_open_however_far_behind() {
    assertThat(new DutyGate(true).update(200, 0, 199)).isTrue();
  }
}
