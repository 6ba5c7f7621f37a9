package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationWindowTest {

  @ParameterizedTest(name = "{1} slots from {0}")
  @CsvSource({
    "0, 1, 0, 32", // at least two trees
    "0, 32, 0, 32",
    "0, 33, 0, 48",
    "15, 2, 0, 32",
    "15, 18, 0, 48",
    "16, 16, 16, 32",
    "17, 40, 16, 48",
    "240, 1, 224, 32", // moved back into the lifetime
    "255, 1, 224, 32",
    "239, 17, 224, 32",
    "0, 256, 0, 256",
    "1, 255, 0, 256",
  })
  void slots_are_widened_to_whole_trees(long slot, long slots, long first, long count) {
    ActivationWindow window = ActivationWindow.around(XmssPreset.TEST, slot, slots);
    assertThat(window.firstSlot()).isEqualTo(first);
    assertThat(window.slots()).isEqualTo(count);
  }

  @ParameterizedTest(name = "{1} slots from {0}")
  @CsvSource({"-1, 1", "0, 0", "0, -1", "256, 1", "255, 2", "0, 257", "1, 9223372036854775807"})
  void slots_outside_the_lifetime_are_refused(long slot, long slots) {
    assertThatThrownBy(() -> ActivationWindow.around(XmssPreset.TEST, slot, slots))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%d slots from %d are not within the 256 slots of a test key".formatted(slots, slot));
  }
}
