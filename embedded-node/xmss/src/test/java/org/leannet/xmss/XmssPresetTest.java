package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class XmssPresetTest {

  @ParameterizedTest
  @CsvSource({"PROD, 2536, 65536, 4294967296", "TEST, 424, 16, 256", "DEVNET, 2024, 256, 65536"})
  void sizes_follow_from_the_parameters(
      XmssPreset preset, int signature, int leaves, long lifetime) {
    assertThat(preset.signatureLength()).isEqualTo(signature);
    assertThat(preset.leavesPerBottomTree()).isEqualTo(leaves);
    assertThat(preset.lifetime()).isEqualTo(lifetime);
    assertThat(preset.publicKeyLength()).isEqualTo(52);
  }

  @ParameterizedTest
  @EnumSource
  void a_preset_is_found_by_its_name(XmssPreset preset) {
    assertThat(XmssPreset.byName(preset.presetName())).contains(preset);
  }

  @Test
  void other_names_find_nothing() {
    assertThat(XmssPreset.byName("PROD")).isEmpty();
    assertThat(XmssPreset.byName("")).isEmpty();
  }
}
