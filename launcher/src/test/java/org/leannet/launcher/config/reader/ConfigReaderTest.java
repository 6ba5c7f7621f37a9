package org.leannet.launcher.config.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.config.AdditionalService;
import org.leannet.launcher.config.ArgChanges;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.DevnetConfig;
import org.leannet.launcher.config.Limits;
import org.leannet.launcher.config.Participant;
import org.leannet.launcher.config.Volume;

class ConfigReaderTest {
  private static final String SEED = "0x00" + "12".repeat(31);

  @Test
  void hex_that_yaml_would_read_as_a_number_stays_a_text() throws Exception {
    DevnetConfig config =
        read(
            """
            participants:
              - cl_type: embedded
                cl_extra_params: [0x00ff, 007, 1e3, on, 12:30:45, .inf]
            lean_network_params:
              seed: %s
            """
                .formatted(SEED));
    assertThat(config.lean().seed()).contains(SEED);
    assertThat(config.participants().getFirst().lean().program().args())
        .isEqualTo(
            new ArgChanges(List.of("0x00ff", "007", "1e3", "on", "12:30:45", ".inf"), List.of()));
  }

  @Test
  void a_json_file_says_the_same_as_a_yaml_file() throws Exception {
    String json =
        "{\n\t\"participants\": [\n\t\t{\"cl_type\": \"embedded\", \"count\": 2, \"is_aggregator\": true}\n\t]\n}\n";
    assertThat(read(json))
        .isEqualTo(read("participants: [{cl_type: embedded, count: 2, is_aggregator: true}]"));
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_read_over() throws Exception {
    byte[] bytes =
        "\uFEFFparticipants:\r\n  - cl_type: embedded\r\n".getBytes(StandardCharsets.UTF_8);
    assertThat(ConfigReader.parse("test.yaml", bytes).config())
        .isEqualTo(read("participants: [{cl_type: embedded}]"));
  }

  @Test
  void an_empty_value_is_as_if_the_key_were_not_there() throws Exception {
    assertThat(
            read(
                "participants: [{cl_type: embedded, cl_image: '', validator_count: null, el_type: ~}]\nruntime:\n"))
        .isEqualTo(read("participants: [{cl_type: embedded}]"));
  }

  @Test
  void a_participant_has_the_defaults_it_does_not_change() throws Exception {
    DevnetConfig config =
        read(
            """
            participants_defaults:
              cl_type: embedded
              cl_extra_env_vars: {A: '1', B: '1'}
              cl_extra_params: [--a]
              cl_log_level: debug
              cl_max_mem: 512
            participants:
              - cl_extra_env_vars: {B: '2'}
                cl_extra_params: [--b]
              - cl_type: ream
                validator_count: 3
            lean_network_params:
              num_validator_keys_per_node: 2
            """);
    Participant first = config.participants().getFirst();
    assertThat(first.lean().type()).isEqualTo("embedded");
    assertThat(first.lean().program().env()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(first.lean().program().args().extra()).containsExactly("--b");
    assertThat(first.lean().program().limits()).isEqualTo(new Limits(0, 0, 0, 512));
    assertThat(first.validatorCount()).isEqualTo(2);
    assertThat(config.participants().get(1).lean().type()).isEqualTo("ream");
    assertThat(config.participants().get(1).validatorCount()).isEqualTo(3);
    assertThat(config.participants().get(1).lean().program().logLevel()).contains("debug");
  }

  @Test
  void services_come_with_metrics_unless_the_list_of_them_says_otherwise() throws Exception {
    var nodes = "participants: [{cl_type: embedded}]\n";
    assertThat(read(nodes).additionalServices())
        .extracting(AdditionalService::name, AdditionalService::required)
        .containsExactly(tuple("prometheus", false), tuple("grafana", false));
    assertThat(read(nodes + "additional_services: []").additionalServices()).isEmpty();
    assertThat(read(nodes + "lean_network_params: {metrics_enabled: false}").additionalServices())
        .isEmpty();
    assertThat(read(nodes + "additional_services: [prometheus]").additionalServices())
        .extracting(AdditionalService::name, AdditionalService::required)
        .containsExactly(tuple("prometheus", true));
  }

  @Test
  void volumes_services_and_balances_are_taken_apart() throws Exception {
    DevnetConfig config =
        read(
            """
            participants:
              - {cl_type: embedded, cl_volumes: ['/tmp/a:/a', 'b:/b:ro']}
            additional_services: [grafana]
            prometheus_params: {binary: /usr/bin/prometheus}
            network_params:
              prefunded_accounts: {'0x25941dC771bB64514Fc8abBce970307Fb9d477e9': 10ETH}
            """);
    assertThat(config.participants().getFirst().lean().program().volumes())
        .containsExactly(new Volume("/tmp/a", "/a", false), new Volume("b", "/b", true));
    assertThat(config.additionalServices())
        .containsExactly(
            new AdditionalService(
                "prometheus", Optional.empty(), Optional.of("/usr/bin/prometheus"), true),
            new AdditionalService("grafana", Optional.empty(), Optional.empty(), true));
    assertThat(config.execution().prefundedAccounts())
        .containsExactly(
            Map.entry("0x25941dC771bB64514Fc8abBce970307Fb9d477e9", "10000000000000000000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'{\"0xA1\": {\"balance\": \"10ETH\"}, \"0xB2\": \"7\"}'",
        "{0xA1: {balance: 10ETH}, 0xB2: 7}",
        "{0xA1: 10ETH, 0xB2: {balance: '7'}}",
      })
  void accounts_are_also_read_as_ethereum_package_has_them(String accounts) throws Exception {
    String first = "0x" + "a1".repeat(20);
    String second = "0x" + "b2".repeat(20);
    DevnetConfig config =
        read(
            "participants: [{cl_type: embedded}]\nnetwork_params: {prefunded_accounts: %s}"
                .formatted(accounts.replace("0xA1", first).replace("0xB2", second)));
    assertThat(config.execution().prefundedAccounts())
        .containsExactly(Map.entry(first, "10000000000000000000"), Map.entry(second, "7"));
  }

  @Test
  void a_file_that_is_not_there_is_said_to_be_missing(@TempDir Path directory) {
    Path file = directory.resolve("none.yaml");
    assertThatThrownBy(() -> ConfigReader.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ":1:1: there is no such file");
    assertThatThrownBy(() -> ConfigReader.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(directory + ":1:1: cannot be read: ");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    byte[] bytes = "a".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ConfigReader.parse("test.yaml", bytes))
        .isInstanceOf(ConfigException.class)
        .hasMessage("test.yaml:1:1: larger than 1048576 bytes");
  }

  @Test
  void a_flood_of_problems_is_cut_short() throws Exception {
    StringBuilder text = new StringBuilder("participants: [{cl_type: embedded}]\n");
    for (int line = 0; line < 50_000; line++) {
      text.append("unknown_key_").append(line).append(": 1\n");
    }
    assertThat(ConfigReader.parse("test.yaml", text.toString()).problems())
        .hasSize(201)
        .last()
        .hasToString("test.yaml:201:1: more than 200 problems");
  }

  private static DevnetConfig read(String text) throws ConfigException {
    assertThat(ConfigReader.parse("test.yaml", text).problems()).isEmpty();
    return ConfigReader.parse("test.yaml", text).config();
  }
}
