package org.leannet.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.config.ArgChanges;
import org.leannet.launcher.config.Limits;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.config.Volume;

class PlanJsonTest {
  private static final String SEED = "00".repeat(32);

  @Test
  void a_plan_survives_its_json_form() throws Exception {
    assertThat(PlanJson.read(PlanJson.write(plan()))).isEqualTo(plan());
  }

  @Test
  void equal_plans_are_equal_text_with_sorted_keys() {
    assertThat(PlanJson.write(plan()))
        .isEqualTo(PlanJson.write(plan()))
        .startsWith("{\n  \"chain\" : {\n    \"activeEpoch\" : 12,");
  }

  @Test
  void an_unknown_key_is_refused() {
    String json = PlanJson.write(plan()).replaceFirst("\"notes\"", "\"nodez\" : 1,\n  \"notes\"");
    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageContaining("nodez");
  }

  @Test
  void a_missing_key_is_refused() {
    String json = PlanJson.write(plan()).replaceFirst("\"activeEpoch\" : 12,", "");
    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageContaining("activeEpoch");
  }

  @Test
  void a_repeated_key_is_refused() {
    String json =
        PlanJson.write(plan())
            .replaceFirst("\"activeEpoch\" : 12,", "\"activeEpoch\" : 12, \"activeEpoch\" : 13,");
    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageContaining("activeEpoch");
  }

  @Test
  void another_schema_version_is_refused() {
    String json =
        PlanJson.write(plan()).replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 2");
    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessage("this plan has schema version 2, this program reads 1");
  }

  @Test
  void a_text_that_is_not_json_is_refused() {
    assertThatThrownBy(() -> PlanJson.read("{")).isInstanceOf(PlanFormatException.class);
    assertThatThrownBy(() -> PlanJson.read("")).isInstanceOf(PlanFormatException.class);
  }

  private static NetworkPlan plan() {
    Program program = program();
    NodePlan node =
        new NodePlan(
            "lean-embedded-0",
            "embedded_0",
            "embedded",
            program,
            new Duties(List.of(0, 1), 0, true, List.of()),
            "172.30.0.2",
            Ports.IN_CONTAINER,
            Optional.of("el-1-geth-embedded"),
            Optional.empty());
    return new NetworkPlan(
        NetworkPlan.SCHEMA_VERSION,
        RuntimeKind.DOCKER,
        new ChainPlan(
            "devnet5",
            "devnet",
            SEED,
            12,
            1,
            10,
            Optional.of(1_900_000_000L),
            true,
            Map.of("embedded_0", SEED)),
        Optional.of(
            new ExecutionChain(
                3_151_908,
                "prague",
                Optional.of(36_000_000L),
                Optional.of("0x" + "fe".repeat(20)),
                Map.of())),
        Subnet.parse("172.30.0.0/24"),
        List.of(node),
        List.of(
            new ExecutionPlan(
                "el-1-geth-embedded",
                "geth",
                program,
                "172.30.0.3",
                ExecutionPorts.IN_CONTAINER,
                "lean-embedded-0")),
        List.of(
            new ServicePlan(
                "prometheus",
                "prometheus",
                Optional.empty(),
                Optional.empty(),
                "172.30.0.4",
                9090,
                true)),
        List.of("a note"));
  }

  private static Program program() {
    return new Program(
        Optional.of("an/image:1"),
        Optional.empty(),
        List.of("/bin/node"),
        new ArgChanges(List.of("--more"), List.of("--less")),
        Map.of("B", "2", "A", "1"),
        Map.of("team", "x"),
        List.of(new Volume("/tmp/a", "/a", true)),
        new Limits(0, 2000, 0, 512),
        Optional.of("debug"));
  }
}
