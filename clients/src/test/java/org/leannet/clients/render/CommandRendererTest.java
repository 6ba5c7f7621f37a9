package org.leannet.clients.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;

class CommandRendererTest {
  private static final Role.Execution EXECUTION =
      new Role.Execution(7, Optional.empty(), List.of());

  @Test
  void a_local_program_gets_the_same_arguments_with_its_own_paths_and_ports() throws Exception {
    NodeContext context =
        new NodeContext(
            "ream_0",
            "127.0.0.1",
            new Place("/home/a b/genesis", "/home/a b/data", "/home/a b/jwt", "127.0.0.1"),
            Map.of("quic", 41_000, "http", 41_001, "metrics", 41_002),
            new Changes(List.of("/opt/ream"), List.of(), List.of(), Map.of(), Optional.empty()),
            Contexts.plain(),
            false);
    RenderedClient rendered = CommandRenderer.render(lean("ream"), context);
    assertThat(rendered.argv())
        .containsExactly(
            "/opt/ream",
            "--data-dir",
            "/home/a b/data",
            "lean_node",
            "--network",
            "/home/a b/genesis/config.yaml",
            "--validator-registry-path",
            "/home/a b/genesis/annotated_validators.yaml",
            "--bootnodes",
            "/home/a b/genesis/nodes.yaml",
            "--node-id",
            "ream_0",
            "--node-key",
            "/home/a b/genesis/ream_0.key",
            "--socket-port",
            "41000",
            "--metrics",
            "--metrics-address",
            "127.0.0.1",
            "--metrics-port",
            "41002",
            "--http-address",
            "127.0.0.1",
            "--http-port",
            "41001",
            "--attestation-committee-count",
            "1");
    assertThat(rendered.ports())
        .extracting(port -> port.id() + " " + port.number())
        .containsExactly("quic 41000", "http 41001", "metrics 41002");
  }

  @Test
  void a_local_program_replaces_the_name_that_the_arguments_begin_with() throws Exception {
    RenderedClient rendered =
        CommandRenderer.render(lean("lean_lighthouse"), changed("lean_lighthouse", program("/l")));
    assertThat(rendered.argv()).startsWith("/l", "lean_node", "--datadir");
  }

  @Test
  void the_users_arguments_come_last_and_removed_flags_go_with_their_values() throws Exception {
    Changes changes =
        new Changes(
            List.of(),
            List.of("--more", "3", "-:--metrics", "-:--colour"),
            List.of("--http-port", "--no-such"),
            Map.of("RUST_LOG", "ream=trace", "MORE", "1"),
            Optional.of("debug"));
    RenderedClient rendered = CommandRenderer.render(lean("ream"), changed("ream", changes));
    assertThat(rendered.command())
        .doesNotContain("--http-port", "5052", "--metrics")
        .contains("--metrics-port", "--metrics-address")
        .endsWith("--attestation-committee-count", "1", "--more", "3");
    assertThat(rendered.environment())
        .containsExactlyInAnyOrderEntriesOf(Map.of("RUST_LOG", "ream=trace", "MORE", "1"));
    assertThat(rendered.notes())
        .containsExactly(
            "--colour was not removed: ream_2 has no such flag",
            "--no-such was not removed: ream_2 has no such flag");
  }

  @Test
  void a_flag_that_holds_its_value_is_removed_by_its_name() throws Exception {
    ClientDescription besu = execution("besu");
    Changes changes =
        new Changes(List.of(), List.of(), List.of("--discovery-mode"), Map.of(), Optional.empty());
    assertThat(
            CommandRenderer.render(besu, Contexts.inContainer(besu, EXECUTION, changes)).command())
        .doesNotContain("--discovery-mode=V5")
        .contains("--sync-mode=FULL");
  }

  @Test
  void a_port_that_shares_anothers_number_follows_it() throws Exception {
    ClientDescription client = lean("lean_spec");
    NodeContext usual = Contexts.inContainer(client, Contexts.plain());
    NodeContext given =
        new NodeContext(
            usual.node(),
            usual.ip(),
            usual.place(),
            Map.of("quic", 9100, "http", 9101, "metrics", 9102),
            Changes.NONE,
            usual.role(),
            false);
    RenderedClient rendered = CommandRenderer.render(client, given);
    assertThat(rendered.ports())
        .extracting(port -> port.id() + " " + port.number())
        .containsExactly("quic 9100", "http 9101", "metrics 9101");
    assertThat(rendered.command()).containsSequence("--api-port", "9101");
  }

  @Test
  void a_client_that_ends_at_the_flag_for_subnets_gets_it_only_for_those_of_others()
      throws Exception {
    ClientDescription client = lean("qlean");
    Role.Lean own =
        Contexts.lean(
            Contexts.chain("devnet4", 2),
            new Role.Duties(0, List.of(0, 1), 0, true, List.of(0, 1)));
    Role.Lean another =
        Contexts.lean(
            Contexts.chain("devnet4", 2), new Role.Duties(0, List.of(0), 0, true, List.of(1)));
    RenderedClient bare = CommandRenderer.render(client, Contexts.inContainer(client, own));
    RenderedClient told = CommandRenderer.render(client, Contexts.inContainer(client, another));
    assertThat(bare.command()).contains("--is-aggregator").doesNotContain("--aggregate-subnet-ids");
    assertThat(bare.notes()).isEmpty();
    assertThat(told.command()).containsSequence("--aggregate-subnet-ids", "1");
    assertThat(told.notes()).hasSize(1);
  }

  @Test
  void a_file_that_tells_the_genesis_time_waits_for_it() throws Exception {
    ClientDescription peam = lean("peam");
    Role.Lean now = Contexts.plain();
    Role.Chain timeless = new Role.Chain("devnet5", "prod", 1, 14, Optional.empty());
    RenderedClient before =
        CommandRenderer.render(
            peam, Contexts.inContainer(peam, Contexts.lean(timeless, now.duties())));
    RenderedClient after = CommandRenderer.render(peam, Contexts.inContainer(peam, now));
    assertThat(before.awaitsGenesisTime()).isTrue();
    assertThat(before.files()).isEmpty();
    assertThat(after.awaitsGenesisTime()).isFalse();
    assertThat(after.command()).isEqualTo(before.command());
    assertThat(after.files().getFirst().text()).startsWith("genesis_time=1900000000\n");
  }

  @Test
  void first_steps_and_the_program_become_one_run_of_a_shell() throws Exception {
    ClientDescription geth = execution("geth");
    Changes printing = program("printf", "[%s]");
    Place place = new Place("/it's/net", "/a b", "/jwt", "0.0.0.0");
    NodeContext context =
        new NodeContext("el-1", "10.0.0.1", place, Map.of(), printing, EXECUTION, false);
    RenderedClient rendered = CommandRenderer.render(geth, context);
    RenderedClient run = rendered.asOneRun("/bin/sh");
    assertThat(run.init()).isEmpty();
    StringBuilder expected = new StringBuilder();
    rendered.init().getFirst().forEach(word -> expected.append('[').append(word).append(']'));
    rendered.command().forEach(word -> expected.append('[').append(word).append(']'));
    assertThat(outputOf(run.argv()))
        .isEqualTo(expected.toString())
        .contains("[/it's/net/genesis.json]");
  }

  @Test
  void a_client_without_first_steps_needs_no_shell() throws Exception {
    ClientDescription reth = execution("reth");
    RenderedClient rendered = CommandRenderer.render(reth, Contexts.inContainer(reth, EXECUTION));
    assertThat(rendered.asOneRun("/bin/sh")).isEqualTo(rendered);
  }

  @Test
  void a_client_that_cannot_take_part_is_refused_with_the_reason() throws Exception {
    Role.Lean devnet4 =
        Contexts.lean(Contexts.chain("devnet4", 1), Contexts.duties(false, List.of()));
    refused(
        "lean_lighthouse",
        devnet4,
        "lean_lighthouse cannot take part in devnet4: its published image has one key a validator where devnet4 has two, so it cannot finalize with the others");
    ClientDescription lighthouse = lean("lean_lighthouse");
    assertThat(
            CommandRenderer.render(
                    lighthouse, Contexts.forced(Contexts.inContainer(lighthouse, devnet4)))
                .command())
        .startsWith("lighthouse", "lean_node");
  }

  @Test
  void a_node_that_asks_for_what_its_client_cannot_do_is_refused() {
    Role.Lean plain = Contexts.plain();
    refused(
        "zeam",
        Contexts.lean(plain.chain(), new Role.Duties(2, List.of(), 0, false, List.of())),
        "zeam_2: zeam does not run without validators");
    refused(
        "peam",
        Contexts.lean(plain.chain(), new Role.Duties(2, List.of(2, 3), 0, false, List.of())),
        "peam_2: peam runs at most 1 validator(s) a node, not 2");
    refused(
        "lean_lighthouse",
        Contexts.lean(plain.chain(), Contexts.duties(true, List.of(0))),
        "lean_lighthouse_2: lean_lighthouse cannot aggregate");
    refused("ream", Contexts.paired(plain), "ream_2: ream cannot drive an execution client");
    refused(
        "ream",
        Contexts.lean(new Role.Chain("devnet5", "devnet", 1, 14, Optional.empty()), plain.duties()),
        "ream_2: ream does not read keys of preset devnet");
    refused("geth", plain, "geth is a client of kind execution, not lean");
  }

  @Test
  void a_generation_without_a_command_line_is_refused() {
    refused(
        "zeam",
        Contexts.lean(Contexts.chain("devnet9", 1), Contexts.duties(false, List.of())),
        "the catalogue knows no command line of zeam for devnet9; use another client or generation");
  }

  @Test
  void text_that_would_break_the_lines_of_a_template_is_refused() {
    refused(
        "ream",
        Contexts.withCheckpoint(Contexts.plain(), "http://a\n--purge-db"),
        "ream_2: 'http://a?--purge-db' is not a text for a command line");
  }

  private static ClientDescription lean(String name) {
    return Catalogue.bundled().find(ClientKind.LEAN, name).orElseThrow();
  }

  private static ClientDescription execution(String name) {
    return Catalogue.bundled().find(ClientKind.EXECUTION, name).orElseThrow();
  }

  private static Changes program(String... words) {
    return new Changes(List.of(words), List.of(), List.of(), Map.of(), Optional.empty());
  }

  private static NodeContext changed(String name, Changes changes) {
    return Contexts.inContainer(lean(name), Contexts.plain(), changes);
  }

  private static void refused(String name, Role role, String message) {
    ClientDescription client =
        Catalogue.bundled()
            .find(ClientKind.LEAN, name)
            .or(() -> Catalogue.bundled().find(ClientKind.EXECUTION, name))
            .orElseThrow();
    assertThatThrownBy(() -> CommandRenderer.render(client, Contexts.inContainer(client, role)))
        .isInstanceOf(RenderException.class)
        .hasMessage(message);
  }

  private static String outputOf(List<String> argv) throws Exception {
    Process process = new ProcessBuilder(new ArrayList<>(argv)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
