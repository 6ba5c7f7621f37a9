package org.leannet.launcher.config.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.DevnetConfig;

class SettingTest {
  private static final String FILE =
      """
      participants:
        - cl_type: embedded
          count: 2
        - cl_type: embedded
      lean_network_params: {genesis_delay: 20, attestation_committee_count: 2}
      """;

  private static DevnetConfig with(String... settings) throws ConfigException {
    var draft =
        ConfigReader.parse("a.yaml", FILE.getBytes(StandardCharsets.UTF_8), List.of(settings));
    assertThat(draft.problems()).isEmpty();
    return draft.config();
  }

  @Test
  void a_setting_takes_the_place_of_one_value_and_leaves_the_others() throws Exception {
    var config = with("lean_network_params.genesis_delay=35");

    assertThat(config.lean().genesisDelay()).contains(35);
    assertThat(config.lean().committeeCount()).isEqualTo(2);
  }

  @Test
  void a_setting_reaches_into_a_list_and_adds_what_is_not_there() throws Exception {
    var config = with("participants[1].validator_count=3", "runtime=process");

    assertThat(config.participants().get(1).validatorCount()).isEqualTo(3);
    assertThat(config.runtime()).hasToString("Optional[process]");
  }

  @Test
  void a_whole_list_can_be_set_and_the_last_setting_wins() throws Exception {
    var config =
        with(
            "participants=[{cl_type: embedded}]",
            "participants[0].count=7",
            "participants[0].count=8");

    assertThat(config.participants()).hasSize(1);
  }

  @Test
  void a_wrong_key_is_reported_like_one_of_the_file() throws Exception {
    var draft =
        ConfigReader.parse(
            "a.yaml",
            FILE.getBytes(StandardCharsets.UTF_8),
            List.of("lean_network_params.genesis_dely=3"));

    assertThat(draft.problems()).hasSize(1);
    assertThat(draft.problems().getFirst().toString())
        .contains("genesis_dely", "did you mean 'genesis_delay'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "genesis_delay | --set genesis_delay: expected a path and a value",
        "=3 | --set =3: expected a path and a value",
        "participants[7].count=1 | --set participants[7].count: does not fit the file: the list has 2 items",
        "participants.count=1 | --set participants.count: does not fit the file: it has a list there"
      })
  void a_setting_that_fits_nowhere_is_refused(String setting, String message) {
    assertThatThrownBy(() -> with(setting))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }
}
