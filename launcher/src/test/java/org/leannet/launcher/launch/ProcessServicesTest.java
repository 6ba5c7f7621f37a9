package org.leannet.launcher.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.clients.render.Role;
import org.leannet.genesis.Dialect;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.resolve.Planner;
import org.leannet.launcher.plan.resolve.PortAllocator;
import org.leannet.launcher.plan.resolve.SubnetFinder;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;

class ProcessServicesTest {
  @TempDir private Path folder;

  private static NetworkPlan plan(String yaml) throws Exception {
    var draft = ConfigReader.parse("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return new Planner(Catalogue.bundled(), PortAllocator.counting(25_000), SubnetFinder.first())
        .plan(draft, "pair");
  }

  private ProcessServices services(NetworkPlan plan) throws Exception {
    var jar = folder.resolve("leannet-node.jar");
    if (!Files.exists(jar)) {
      Files.createFile(jar);
    }
    return new ProcessServices(
        plan,
        new Enclave(new EnclaveName("pair"), folder),
        new LocalJava(Path.of("/jdk/bin/java"), jar),
        Catalogue.bundled());
  }

  private static String argv(ServiceSpec spec) {
    return switch (spec.executable()) {
      case Executable.Local local -> String.join(" ", local.argv());
      case Executable.Image image -> image.reference();
    };
  }

  private static PeerKeys peers(NetworkPlan plan) {
    return PeerKeys.of(GenesisInput.of(plan, Set.of()));
  }

  @Test
  void a_program_s_path_counts_from_where_the_command_is_given() throws Exception {
    var plan =
        plan(
            "participants: [{cl_type: ethlambda, cl_binary: ./build/node}, {cl_type: ream, cl_binary: ream}]");

    var nodes = services(plan).nodes(peers(plan), Map.of());

    assertThat(argv(nodes.getFirst()))
        .startsWith(Path.of("build/node").toAbsolutePath() + " --genesis ");
    assertThat(argv(nodes.getLast())).startsWith("ream ");
  }

  @Test
  void an_embedded_node_runs_on_this_java_with_the_catalogues_flags() throws Exception {
    var plan =
        plan(
            "participants: [{cl_type: embedded, is_aggregator: true, cl_log_level: debug,"
                + " cl_extra_params: [--max-attestations-per-block, '2']}]");

    var spec = services(plan).nodes(peers(plan), Map.of()).getFirst();

    var genesis = folder.resolve("genesis");
    assertThat(argv(spec))
        .isEqualTo(
            "/jdk/bin/java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                + " -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
                + " -Djava.io.tmpdir=%s -jar %s"
                    .formatted(folder.resolve("data"), folder.resolve("leannet-node.jar"))
                + " --genesis %s/config.yaml --validators %s/annotated_validators.yaml"
                    .formatted(genesis, genesis)
                + " --bootnodes %s/nodes.yaml --validator-config %s/validator-config.yaml"
                    .formatted(genesis, genesis)
                + " --hash-sig-keys-dir %s/hash-sig-keys --data-dir %s"
                    .formatted(genesis, folder.resolve("data/embedded_0"))
                + " --gossipsub-port 25000 --listen-address 127.0.0.1 --node-id embedded_0"
                + " --node-key %s/embedded_0.key --http-address 127.0.0.1".formatted(genesis)
                + " --api-port 25001 --metrics-port 25002 --xmss-preset devnet"
                + " --attestation-committee-count 1 --is-aggregator --aggregate-subnet-ids 0"
                + " --log-level debug --max-attestations-per-block 2");
    assertThat(spec.name()).isEqualTo("lean-embedded-0");
    assertThat(spec.ports())
        .extracting(port -> port.id() + " " + port.number() + "/" + port.transport().label())
        .containsExactlyInAnyOrder("quic 25000/udp", "http 25001/tcp", "metrics 25002/tcp");
    assertThat(spec.labels())
        .isEqualTo(
            Map.of(
                "org.leannet.enclave",
                "pair",
                "org.leannet.node",
                "embedded_0",
                "org.leannet.client",
                "embedded"));
  }

  @Test
  void many_validators_are_worth_the_second_compiler_and_a_limit_sets_the_heap() throws Exception {
    var plan =
        plan(
            "participants: [{cl_type: embedded, count: 2, validator_count: 16, cl_max_mem: 1000}]");

    assertThat(argv(services(plan).nodes(peers(plan), Map.of()).getFirst()))
        .contains(" -Xmx600m ")
        .doesNotContain("TieredStopAtLevel");
  }

  @Test
  void a_published_client_runs_as_the_program_the_user_names() throws Exception {
    var plan =
        plan(
            "participants: [{cl_type: ethlambda, cl_binary: /opt/ethlambda}, {cl_type: embedded}]");

    var spec = services(plan).nodes(peers(plan), Map.of()).getFirst();

    assertThat(argv(spec))
        .startsWith("/opt/ethlambda --genesis ")
        .contains(" --node-id ethlambda_0 ", " --http-address 127.0.0.1 ");
    assertThat(spec.container().stopSignal()).contains("SIGINT");
  }

  @Test
  void a_pair_shares_a_secret_and_the_lean_side_knows_the_other_s_genesis() throws Exception {
    var plan =
        plan(
            "participants: [{cl_type: ethlambda, cl_binary: /opt/el, el_type: geth, el_binary: /opt/geth}]");
    var services = services(plan);
    var execution = services.executions(plan.executions(), List.of()).getFirst();
    var engine = new Role.Engine("http://127.0.0.1:25005", "0xab", Optional.empty());

    var node = services.nodes(peers(plan), Map.of(execution.name(), engine)).getFirst();

    var secret = folder.resolve("genesis/execution/jwtsecret").toString();
    assertThat(argv(execution)).startsWith("/bin/sh -c /opt/geth ").contains(secret);
    assertThat(argv(node))
        .contains(
            "--execution-endpoint http://127.0.0.1:25005 --execution-jwt-secret " + secret,
            "--execution-genesis-block-hash 0xab");
  }

  @Test
  void execution_clients_are_told_the_gas_limit_that_was_asked_for() throws Exception {
    var plan =
        plan(
            "participants: [{cl_type: ethlambda, cl_binary: /opt/el, el_type: geth, el_binary: /opt/geth}]\nnetwork_params: {gas_limit: 36000000}");

    assertThat(argv(services(plan).executions(plan.executions(), List.of()).getFirst()))
        .contains("--miner.gaslimit=36000000");
  }

  @Test
  void execution_clients_find_each_other_by_what_each_of_them_understands() throws Exception {
    var plan =
        plan(
            """
            participants:
              - {cl_type: ethlambda, cl_binary: /opt/el, el_type: geth, el_binary: /opt/geth}
              - {cl_type: ethlambda, cl_binary: /opt/el, el_type: ethereumjs, el_binary: /opt/js}
            """);
    var first = new Role.BootNode(Optional.of("enr:-a"), Optional.of("enode://a@127.0.0.1:1"));
    var old = new Role.BootNode(Optional.empty(), Optional.of("enode://b@127.0.0.1:2"));

    var specs = services(plan).executions(plan.executions(), List.of(first, old));

    assertThat(argv(specs.get(0))).contains("--bootnodes=enr:-a,enode://b@127.0.0.1:2");
    assertThat(argv(specs.get(1)))
        .contains("--bootnodes=enode://a@127.0.0.1:1,enode://b@127.0.0.1:2");
  }

  @Test
  void clients_with_spellings_of_their_own_read_the_files_that_have_them() throws Exception {
    var plan =
        plan(
            """
            participants:
              - {cl_type: ream, cl_binary: /opt/ream}
              - {cl_type: lean_spec, cl_binary: /opt/spec}
              - {cl_type: lean_lighthouse, cl_binary: /opt/lighthouse, force: true}
            lean_network_params: {generation: devnet4}
            """);
    var services = services(plan);
    var nodes = services.nodes(peers(plan), Map.of());
    var genesis = folder.resolve("genesis");

    assertThat(services.dialects())
        .containsExactlyInAnyOrder(Dialect.LEAN_SPEC_DEVNET4, Dialect.SINGLE_KEY);
    assertThat(argv(nodes.get(0))).contains(" --network %s/config.yaml ".formatted(genesis));
    assertThat(argv(nodes.get(1)))
        .contains(" --genesis %s/lean-spec/config.yaml ".formatted(genesis));
    assertThat(argv(nodes.get(2)))
        .contains(" --config %s/single-key/config.yaml ".formatted(genesis));
    assertThat(GenesisInput.of(plan, services.dialects()).dialects())
        .isEqualTo(services.dialects());
  }

  @Test
  void files_that_tell_the_genesis_time_are_written_once_it_is_known() throws Exception {
    var plan = plan("participants: [{cl_type: peam, cl_binary: /opt/peam}, {cl_type: embedded}]");

    services(plan).tellGenesis(peers(plan), Map.of(), Instant.ofEpochSecond(1_900_000_000));

    assertThat(folder.resolve("data/peam_0/peam.conf"))
        .content()
        .contains("genesis_time=1900000000\n");
  }

  @Test
  void a_client_without_a_program_is_refused() throws Exception {
    var plan = plan("participants: [{cl_type: ethlambda}, {cl_type: embedded}]\nruntime: docker\n");

    assertThatThrownBy(() -> services(plan).nodes(peers(plan), Map.of()))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("the process runtime has no program for lean-ethlambda-0");
  }

  @Test
  void a_node_that_is_not_built_is_told_before_anything_starts() {
    var java = new LocalJava(Path.of("/jdk/bin/java"), folder.resolve("leannet-node.jar"));

    assertThatThrownBy(java::requireBuilt)
        .isInstanceOf(LaunchFailure.class)
        .hasMessageStartingWith("the embedded node is not built: no ");
  }
}
