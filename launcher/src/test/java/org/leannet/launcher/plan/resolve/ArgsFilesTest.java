package org.leannet.launcher.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.PlanJson;

/// The args files that users have, and those this repository gives them.
class ArgsFilesTest {
  private static final Path REPOSITORY = Path.of("..");

  static List<Path> files() throws IOException {
    try (Stream<Path> canonical = Files.list(REPOSITORY.resolve(".github/tests"));
        Stream<Path> examples = Files.list(REPOSITORY.resolve("examples"))) {
      return Stream.concat(canonical, examples)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(ArgsFilesTest::isArgsFile)
          .sorted()
          .toList();
    }
  }

  /// Experiments may lie beside the networks; they have no participants.
  private static boolean isArgsFile(Path file) {
    try {
      return Files.readString(file).contains("\nparticipants:")
          || Files.readString(file).startsWith("participants:");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void the_five_canonical_files_are_there() throws IOException {
    assertThat(files().stream().map(file -> file.getFileName().toString()))
        .contains(
            "lean-devnet4.yaml",
            "lean-smoke.yaml",
            "ethlambda-el-pair.yaml",
            "ethlambda-el-pair-2node.yaml",
            "ethlambda-el-all-clients.yaml",
            "quickstart.yaml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_is_planned_without_a_problem_and_twice_the_same(Path file) throws Exception {
    Draft draft = ConfigReader.read(file);
    NetworkPlan plan = Plans.planner().plan(draft, "test");
    assertThat(draft.problems()).isEmpty();
    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    assertThat(PlanJson.write(Plans.planner().plan(ConfigReader.read(file), "test")))
        .isEqualTo(PlanJson.write(plan));
  }

  @Test
  void the_fourteen_nodes_of_lean_devnet4_have_their_names_images_and_validators()
      throws Exception {
    NetworkPlan plan = canonical("lean-devnet4");
    assertThat(plan.runtime()).isEqualTo(RuntimeKind.DOCKER);
    assertThat(plan.chain().generation()).isEqualTo("devnet4");
    assertThat(plan.chain().xmssPreset()).isEqualTo("prod");
    assertThat(plan.chain().activeEpoch()).isEqualTo(18);
    assertThat(plan.chain().genesisDelaySeconds()).isEqualTo(180);
    assertThat(plan.nodes())
        .extracting(
            NodePlan::service,
            NodePlan::node,
            node -> node.program().image().orElseThrow(),
            node -> node.duties().validators())
        .contains(
            tuple(
                "lean-ethlambda-0",
                "ethlambda_0",
                "ghcr.io/lambdaclass/ethlambda:devnet4",
                List.of(0)),
            tuple("lean-qlean-6", "qlean_6", "qdrvm/qlean-mini:devnet-4-amd64", List.of(6)),
            tuple("lean-lean-grandine-10", "lean_grandine_10", "sifrai/lean:devnet-4", List.of(10)),
            tuple("lean-gean-13", "gean_13", "ghcr.io/geanlabs/gean:devnet4", List.of(13)))
        .hasSize(14);
    assertThat(plan.nodes().stream().filter(node -> node.duties().aggregator()).map(NodePlan::node))
        .containsExactly("ethlambda_0");
    assertThat(plan.services()).isEmpty();
    assertThat(plan.notes())
        .containsExactly(
            "committee 0 has 14 validators and 1 aggregator(s): proofs may come too late to finalize",
            "ethlambda_0: a single aggregator with 14 validators misses the deadline for proofs, so the chain advances and does not finalize");
  }

  @Test
  void the_example_of_fourteen_nodes_has_the_same_nodes_as_the_canonical_network()
      throws Exception {
    NetworkPlan example =
        Plans.planner()
            .plan(ConfigReader.read(REPOSITORY.resolve("examples/lean-devnet4.yaml")), "test");
    NetworkPlan canonical = canonical("lean-devnet4");
    assertThat(example.nodes().stream().map(NodePlan::client).distinct()).hasSize(7);
    assertThat(example.nodes())
        .extracting(NodePlan::service, NodePlan::node, NodePlan::duties, NodePlan::ip)
        .isEqualTo(
            canonical.nodes().stream()
                .map(node -> tuple(node.service(), node.node(), node.duties(), node.ip()))
                .toList());
    assertThat(example.chain().generation()).isEqualTo("devnet4");
    assertThat(example.chain().activeEpoch()).isEqualTo(canonical.chain().activeEpoch());
  }

  @Test
  void the_pairs_of_all_execution_clients_have_their_names_and_addresses() throws Exception {
    NetworkPlan plan = canonical("ethlambda-el-all-clients");
    assertThat(plan.executions())
        .extracting(ExecutionPlan::service)
        .containsExactly(
            "el-1-ethrex-ethlambda",
            "el-2-ethrex-ethlambda",
            "el-3-nethermind-ethlambda",
            "el-4-nethermind-ethlambda",
            "el-5-geth-ethlambda",
            "el-6-geth-ethlambda",
            "el-7-erigon-ethlambda",
            "el-8-erigon-ethlambda",
            "el-9-nimbus-ethlambda",
            "el-10-nimbus-ethlambda",
            "el-11-besu-ethlambda",
            "el-12-besu-ethlambda");
    assertThat(plan.nodes().get(11).executionService()).contains("el-12-besu-ethlambda");
    assertThat(plan.executions().get(11).leanService()).isEqualTo("lean-ethlambda-11");
    assertThat(plan.nodes().get(0).ip()).isEqualTo("172.30.0.2");
    assertThat(plan.executions().get(0).ip()).isEqualTo("172.30.0.14");
    assertThat(plan.executionChain().orElseThrow().chainId()).isEqualTo(3_151_908);
    assertThat(plan.notes())
        .contains(
            "ethlambda_0 and 11 others: the build that drives an execution client has blocks of its own and talks to no other Lean client");
    assertThat(plan.nodes().get(0).program().image())
        .contains("ghcr.io/lambdaclass/ethlambda:devnet6");
  }

  @Test
  void the_quickstart_is_four_processes_with_ports_of_their_own() throws Exception {
    NetworkPlan plan =
        Plans.planner()
            .plan(ConfigReader.read(REPOSITORY.resolve("examples/quickstart.yaml")), "quickstart");
    assertThat(plan.runtime()).isEqualTo(RuntimeKind.PROCESS);
    assertThat(plan.chain().xmssPreset()).isEqualTo("devnet");
    assertThat(plan.chain().activeEpoch()).isEqualTo(12);
    assertThat(plan.subnet()).isEmpty();
    assertThat(plan.nodes())
        .extracting(NodePlan::service)
        .containsExactly(
            "lean-embedded-0", "lean-embedded-1", "lean-embedded-2", "lean-embedded-3");
    assertThat(plan.nodes()).allSatisfy(node -> assertThat(node.program().image()).isEmpty());
    assertThat(
            plan.nodes().stream()
                .flatMap(node ->
                    Stream.of(node.ports().quic(), node.ports().http(), node.ports().metrics())))
        .doesNotHaveDuplicates();
  }

  private static NetworkPlan canonical(String name) throws Exception {
    return Plans.planner()
        .plan(ConfigReader.read(REPOSITORY.resolve(".github/tests/" + name + ".yaml")), "test");
  }
}
