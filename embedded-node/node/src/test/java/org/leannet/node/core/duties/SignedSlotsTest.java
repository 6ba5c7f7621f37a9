package org.leannet.node.core.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.ssz.Bytes;

class SignedSlotsTest {
  private static final Bytes KEY = Bytes.of(new byte[] {1});
  private static final Bytes OTHER = Bytes.of(new byte[] {2});

  @Test
  void a_key_takes_each_slot_once() {
    SignedSlots slots = new SignedSlots(Map.of());

    assertThat(slots.take(new SignedSlot(KEY, 0))).isTrue();
    assertThat(slots.take(new SignedSlot(KEY, 0))).isFalse();
    assertThat(slots.take(new SignedSlot(OTHER, 0))).isTrue();
    assertThat(slots.take(new SignedSlot(KEY, 1))).isTrue();
  }

  @Test
  void an_earlier_slot_is_refused_after_a_later_one() {
    SignedSlots slots = new SignedSlots(Map.of());

    assertThat(slots.take(new SignedSlot(KEY, 9))).isTrue();
    assertThat(slots.take(new SignedSlot(KEY, 8))).isFalse();
    assertThat(slots.take(new SignedSlot(KEY, 10))).isTrue();
  }

  @Test
  void what_was_recorded_before_a_restart_counts() {
    SignedSlots slots = new SignedSlots(Map.of(KEY, 7L));

    assertThat(slots.take(new SignedSlot(KEY, 7))).isFalse();
    assertThat(slots.take(new SignedSlot(KEY, 8))).isTrue();
  }

  @Test
  void slots_compare_as_unsigned_numbers() {
    SignedSlots slots = new SignedSlots(Map.of(KEY, -1L));

    assertThat(slots.take(new SignedSlot(KEY, 5))).isFalse();
  }
}
