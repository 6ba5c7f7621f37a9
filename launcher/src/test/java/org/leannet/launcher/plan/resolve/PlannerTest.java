package org.leannet.launcher.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.clients.CatalogueFiles;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.ExecutionChain;
import org.leannet.launcher.plan.ExecutionPorts;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.Ports;
import org.leannet.launcher.plan.ServicePlan;

class PlannerTest {
  @Test
  void nodes_are_numbered_through_and_named_in_two_spellings() throws Exception {
    NetworkPlan plan =
        Plans.of("participants: [{cl_type: ream, count: 2}, {cl_type: lean_grandine}]");
    assertThat(plan.nodes())
        .extracting(NodePlan::service)
        .containsExactly("lean-ream-0", "lean-ream-1", "lean-lean-grandine-2");
    assertThat(plan.nodes())
        .extracting(NodePlan::node)
        .containsExactly("ream_0", "ream_1", "lean_grandine_2");
  }

  @Test
  void the_first_validator_node_of_a_committee_aggregates_when_nobody_is_told_to()
      throws Exception {
    NetworkPlan plan =
        Plans.of(
            """
            participants:
              - {cl_type: embedded, validator_count: 0}
              - {cl_type: embedded, is_aggregator: false}
              - {cl_type: embedded, count: 3}
            lean_network_params: {attestation_committee_count: 2}
            """);
    assertThat(plan.nodes())
        .extracting(NodePlan::duties)
        .containsExactly(
            new Duties(List.of(), 0, false, List.of()),
            new Duties(List.of(0), 0, false, List.of()),
            new Duties(List.of(1), 1, true, List.of(1)),
            new Duties(List.of(2), 0, true, List.of(0)),
            new Duties(List.of(3), 1, false, List.of()));
  }

  @Test
  void a_node_told_to_aggregate_serves_its_own_committees_or_those_it_names() throws Exception {
    NetworkPlan plan =
        Plans.of(
            """
            participants:
              - {cl_type: embedded, validator_count: 2, is_aggregator: true}
              - {cl_type: embedded, is_aggregator: true, aggregate_subnet_ids: [2, 1]}
            lean_network_params: {attestation_committee_count: 3}
            """);
    assertThat(plan.nodes().get(0).duties())
        .isEqualTo(new Duties(List.of(0, 1), 0, true, List.of(0, 1)));
    assertThat(plan.nodes().get(1).duties())
        .isEqualTo(new Duties(List.of(2), 2, true, List.of(1, 2)));
  }

  @Test
  void a_client_that_cannot_aggregate_is_passed_over() throws Exception {
    NetworkPlan plan = Plans.of("participants: [{cl_type: lean_lighthouse}, {cl_type: ream}]");
    assertThat(plan.nodes())
        .extracting(node -> node.duties().aggregator())
        .containsExactly(false, true);
  }

  @Test
  void round_robin_deals_one_validator_in_turn() throws Exception {
    NetworkPlan plan =
        Plans.of(
            "participants: [{cl_type: embedded, count: 2, validator_count: 2}]\nlean_network_params: {shuffle: roundrobin}");
    assertThat(plan.nodes())
        .extracting(node -> node.duties().validators())
        .containsExactly(List.of(0, 2), List.of(1, 3));
  }

  @Test
  void keys_are_of_production_as_soon_as_a_published_client_takes_part() throws Exception {
    assertThat(chain("participants: [{cl_type: embedded}]"))
        .extracting(ChainPlan::xmssPreset, ChainPlan::activeEpoch)
        .containsExactly("devnet", 12);
    assertThat(chain("participants: [{cl_type: embedded}, {cl_type: ream}]"))
        .extracting(ChainPlan::xmssPreset, ChainPlan::activeEpoch)
        .containsExactly("prod", 18);
    assertThat(
            chain("participants: [{cl_type: embedded}]\nlean_network_params: {xmss_preset: test}"))
        .extracting(ChainPlan::xmssPreset, ChainPlan::activeEpoch)
        .containsExactly("test", 8);
  }

  @Test
  void the_seed_follows_from_the_enclave_unless_it_is_given() throws Exception {
    Draft bare = ConfigReader.parse("test.yaml", "participants: [{cl_type: embedded}]");
    String one = Plans.planner().plan(bare, "one").chain().seed();
    assertThat(one)
        .matches("[0-9a-f]{64}")
        .isEqualTo(Plans.planner().plan(bare, "one").chain().seed());
    assertThat(one).isNotEqualTo(Plans.planner().plan(bare, "two").chain().seed());
    String hex = "0xAB" + "0".repeat(62);
    assertThat(
            chain(
                    "participants: [{cl_type: embedded}]\nlean_network_params: {seed: %s}"
                        .formatted(hex))
                .seed())
        .isEqualTo("ab" + "0".repeat(62));
    assertThat(
            chain("participants: [{cl_type: embedded}]\nlean_network_params: {seed: words}").seed())
        .matches("[0-9a-f]{64}");
  }

  @Test
  void the_generation_is_that_of_the_images_unless_it_is_given() throws Exception {
    assertThat(chain("participants: [{cl_type: ream}]").generation()).isEqualTo("devnet5");
    assertThat(
            chain(
                    "participants: [{cl_type: lantern, cl_image: 'piertwo/lantern:v0.0.4'}, {cl_type: ream}]")
                .generation())
        .isEqualTo("devnet4");
    assertThat(
            chain("participants: [{cl_type: ream}]\nlean_network_params: {generation: devnet4}")
                .generation())
        .isEqualTo("devnet4");
    assertThat(chain("participants: [{cl_type: ream, cl_image: 'my/ream:fix-1'}]").generation())
        .isEqualTo("devnet5");
    assertThat(
            chain(
                    "participants: [{cl_type: lantern, cl_image: 'bitminemavan/lantern:v0.0.4'}, {cl_type: ream}]")
                .generation())
        .isEqualTo("devnet4");
    assertThat(
            chain(
                    "participants: [{cl_type: lean_lighthouse, cl_image: 'hopinheimer/lighthouse:latest', force: true}, {cl_type: ream}]")
                .generation())
        .isEqualTo("devnet4");
  }

  @Test
  void force_takes_a_client_that_cannot_take_part_and_says_so() throws Exception {
    NetworkPlan plan =
        Plans.of(
            "participants: [{cl_type: ream}, {cl_type: lean_lighthouse, force: true}]\nlean_network_params: {generation: devnet4}");
    assertThat(plan.notes()).hasSize(2);
    assertThat(plan.notes().getFirst()).startsWith("lean_lighthouse_1 takes part by force: ");
    assertThat(plan.notes().getLast()).startsWith("lean_lighthouse_1: its image has no HTTP API ");
  }

  @Test
  void what_the_catalogue_has_to_say_about_a_start_is_said_before_it() throws Exception {
    assertThat(
            Plans.of(
                    """
                    participants:
                      - {cl_type: ream, is_aggregator: true, cl_removed_params: [--colour]}
                      - {cl_type: zeam, is_aggregator: true, cl_log_level: debug}
                    """)
                .notes())
        .containsExactly(
            "committee 0 has 2 aggregators (ream_0, zeam_1): published clients expect one",
            "--colour was not removed: ream_0 has no such flag",
            "zeam_1: its log level cannot be set");
  }

  @Test
  void a_client_that_cannot_be_started_in_the_generation_is_refused(@TempDir Path folder)
      throws Exception {
    Files.writeString(
        folder.resolve("mine.yaml"),
        """
        name: mine
        kind: lean
        capabilities: {aggregates: true, observes: true, pairs: false, presets: [prod]}
        command:
          devnet5: |
            --port ${ports.quic}
        paths: {network: /config, data: /data}
        ports:
          quic: {number: 9000, transport: udp}
          http: {number: 5052, scheme: http}
          metrics: {number: 5054, scheme: http}
        """);
    Catalogue own = Catalogue.bundled().with(CatalogueFiles.read(folder).getFirst());
    Draft draft =
        ConfigReader.parse(
            "a.yaml",
            "participants: [{cl_type: mine, cl_image: 'a/b:1'}]\nlean_network_params: {generation: devnet4}");
    Planner planner = new Planner(own, PortAllocator.counting(1), SubnetFinder.first());
    assertThatThrownBy(() -> planner.plan(draft, "test"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a.yaml:1:26: participants[0].cl_type: the catalogue knows no command line of mine for devnet4; use another client or generation; expected a client that can be started");
  }

  @Test
  void a_network_of_embedded_nodes_and_binaries_runs_as_processes() throws Exception {
    NetworkPlan plan =
        Plans.of("participants: [{cl_type: embedded}, {cl_type: ream, cl_binary: /bin/ream}]");
    assertThat(plan.runtime()).isEqualTo(RuntimeKind.PROCESS);
    assertThat(plan.nodes()).extracting(NodePlan::ip).containsOnly("127.0.0.1");
    assertThat(plan.nodes())
        .extracting(NodePlan::ports)
        .containsExactly(new Ports(20_000, 20_001, 20_002), new Ports(20_003, 20_004, 20_005));
    assertThat(plan.nodes().get(1).program().binary()).contains("/bin/ream");
  }

  @Test
  void a_program_that_is_not_there_is_told_with_its_place() throws Exception {
    Draft draft =
        ConfigReader.parse(
            "a.yaml",
            """
            runtime: process
            participants:
              - cl_type: ethlambda
                cl_binary: /opt/here
                el_type: geth
                el_binary: /opt/gone
            """);
    LocalPrograms programs =
        program -> program.equals("/opt/here") ? Optional.empty() : Optional.of("gone: " + program);
    Planner planner =
        new Planner(Catalogue.bundled(), PortAllocator.counting(1), SubnetFinder.first(), programs);
    assertThatThrownBy(() -> planner.plan(draft, "test"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a.yaml:6:16: participants[0].el_binary: gone: /opt/gone; expected an executable file of this machine");
  }

  @Test
  void a_fork_whose_payloads_the_lean_client_does_not_ask_for_is_refused() throws Exception {
    String pair =
        "participants: [{cl_type: ethlambda, el_type: geth%s}]\nnetwork_params: {fork: osaka}";
    assertThatThrownBy(() -> Plans.of(pair.formatted("")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "participants[0].cl_type: ethlambda cannot drive osaka: the build that drives an execution client asks for payloads of prague (engine_getPayloadV4); expected another network_params.fork, or force: true");
    assertThat(Plans.of(pair.formatted(", force: true")).executions()).hasSize(1);
  }

  @Test
  void containers_have_fixed_ports_and_an_address_each() throws Exception {
    NetworkPlan plan =
        Plans.of(
            "participants: [{cl_type: ethlambda, count: 2, el_type: geth}]\nruntime: docker\nnetwork: {subnet: 10.9.0.0/24}");
    assertThat(plan.subnet().orElseThrow()).hasToString("10.9.0.0/24");
    assertThat(plan.nodes()).extracting(NodePlan::ports).containsOnly(Ports.IN_CONTAINER);
    assertThat(plan.executions())
        .extracting(el -> el.ports())
        .containsOnly(ExecutionPorts.IN_CONTAINER);
    assertThat(
            Stream.of(
                    plan.nodes().stream().map(NodePlan::ip),
                    plan.executions().stream().map(el -> el.ip()),
                    plan.services().stream().map(ServicePlan::ip))
                .flatMap(ips -> ips))
        .containsExactly("10.9.0.2", "10.9.0.3", "10.9.0.4", "10.9.0.5", "10.9.0.6", "10.9.0.7");
    assertThat(plan.nodes().getFirst().program().image())
        .contains("ghcr.io/lambdaclass/ethlambda:devnet6");
  }

  @Test
  void the_execution_chain_has_known_accounts_unless_others_are_given() throws Exception {
    ExecutionChain standard = execution("{}");
    assertThat(standard.prefundedAccounts())
        .containsEntry("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266", "1" + "0".repeat(27))
        .containsEntry("0x8943545177806ed17b9f23f0a21ee5948ecaa776", "1" + "0".repeat(27));
    assertThat(standard.gasLimit()).isEmpty();
    assertThat(execution("{prefunded_accounts: {}, gas_limit: 0}").prefundedAccounts()).isEmpty();
    String address = "0x25941dC771bB64514Fc8abBce970307Fb9d477e9";
    assertThat(
            execution(
                "{prefunded_accounts: {'%s': 10ETH}, gas_limit: 36000000, suggested_fee_recipient: '%s'}"
                    .formatted(address, address)))
        .isEqualTo(
            new ExecutionChain(
                3_151_908,
                "prague",
                Optional.of(36_000_000L),
                Optional.of(address),
                Map.of(address, "10000000000000000000")));
  }

  private static ExecutionChain execution(String params) throws Exception {
    return Plans.of(
            "participants: [{cl_type: ethlambda, el_type: geth}]\nnetwork_params: " + params)
        .executionChain()
        .orElseThrow();
  }

  @Test
  void a_node_with_metrics_at_its_api_has_one_port_for_both() throws Exception {
    NetworkPlan plan =
        Plans.of("participants: [{cl_type: ream}, {cl_type: lean_spec, http_port: 7000}]");
    assertThat(plan.nodes())
        .extracting(NodePlan::ports)
        .containsExactly(Ports.IN_CONTAINER, new Ports(9000, 7000, 7000));
  }

  @Test
  void metrics_bring_prometheus_and_grafana_which_only_a_request_makes_required() throws Exception {
    assertThat(Plans.of("participants: [{cl_type: embedded}]").services())
        .extracting(ServicePlan::service, ServicePlan::port, ServicePlan::required)
        .containsExactly(tuple("prometheus", 9090, false), tuple("grafana", 3000, false));
    assertThat(
            Plans.of(
                    "participants: [{cl_type: embedded}]\nadditional_services: [grafana]\nlean_network_params: {metrics_enabled: false}")
                .services())
        .extracting(ServicePlan::service, ServicePlan::required)
        .containsExactly(tuple("prometheus", true), tuple("grafana", true));
  }

  @Test
  void a_larger_network_gets_a_larger_subnet() {
    assertThat(SubnetFinder.first().find(253)).hasToString("172.30.0.0/24");
    assertThat(SubnetFinder.first().find(254)).hasToString("172.30.0.0/23");
  }

  @Test
  void a_configuration_made_by_a_program_is_checked_too() throws Exception {
    Draft read = ConfigReader.parse("test.yaml", "participants: [{cl_type: nobody}]");
    Planner planner =
        new Planner(Catalogue.bundled(), PortAllocator.counting(1), SubnetFinder.first());
    assertThatThrownBy(() -> planner.plan(Draft.of(read.config()), "test"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "(program):1:1: participants[0].cl_type: no Lean client is called 'nobody'; expected one of ");
  }

  private static ChainPlan chain(String yaml) throws ConfigException {
    return Plans.of(yaml).chain();
  }
}
