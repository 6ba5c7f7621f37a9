package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.launch.StandInNode;
import org.leannet.launcher.runtime.Eventually;

/// The real command, real keys and real processes; only the nodes are stand-ins without a chain.
class RunCommandTest {
  @TempDir private Path home;
  private LeannetProcess leannet;

  @BeforeEach
  void aim() {
    leannet = new LeannetProcess(home);
  }

  @AfterEach
  void leave_no_process() throws Exception {
    leannet.run("clean", "-a");
    assertThat(leannet.strays()).isEmpty();
  }

  private Path enclaves() {
    return home.resolve("leannet/enclaves");
  }

  /// An args file of two stand-ins that behave as told.
  private String argsFile(String mode, String preset, int genesisDelay) throws IOException {
    var program = StandInNode.program(home);
    var file = home.resolve("pair.yaml");
    Files.writeString(
        file,
        """
        participants:
          - cl_type: embedded
            count: 2
            cl_binary: %s
            cl_extra_env_vars: {STAND_IN: "%s"}
        lean_network_params: {xmss_preset: %s, genesis_delay: %d, metrics_enabled: false}
        """
            .formatted(program, mode, preset, genesisDelay));
    return file.toString();
  }

  private static LeannetProcess.Result expect(int exitCode, LeannetProcess.Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }

  @Test
  void a_network_starts_stops_goes_on_and_is_removed() throws Exception {
    var file = argsFile("", "test", 15);

    assertThat(expect(0, leannet.run("enclave", "add", "--name", "pair")).out())
        .isEqualTo("pair\n");
    var run = expect(0, leannet.run("run", file, "--enclave", "pair", "--wait", "finalized:3"));
    assertThat(run.err())
        .contains("enclave pair: 2 nodes on the process runtime", "peer keys: 2 nodes")
        .contains("genesis: 4 validator keys", "start: 2 nodes; genesis margin +")
        .contains("ready: every node at finalized:3")
        .containsPattern("times: peer keys [0-9.]+s, genesis [0-9.]+s, start [0-9.]+s, ready ");
    assertThat(run.out())
        .startsWith("Name:            pair\nStatus:          RUNNING\n")
        .contains("lean-embedded-0", "leannet enclave rm -f pair");

    expect(0, leannet.run("enclave", "stop", "pair"));
    assertThat(expect(0, leannet.run("enclave", "inspect", "pair")).out()).contains("STOPPED");
    assertPortMustBeFree("pair", "lean-embedded-1");
    expect(0, leannet.run("enclave", "start", "pair"));
    assertThat(expect(0, leannet.run("enclave", "inspect", "pair", "-o", "json")).out())
        .contains("\"status\" : \"RUNNING\"", "\"peers\" : 3");

    expect(0, leannet.run("enclave", "rm", "-f", "pair"));
    assertThat(enclaves()).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
  }

  private void assertPortMustBeFree(String enclave, String service) throws Exception {
    var url = expect(0, leannet.run("port", "print", enclave, service, "http")).out().strip();
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
    try (var other = new ServerSocket()) {
      other.bind(address);

      assertThat(expect(6, leannet.run("enclave", "start", enclave)).err())
          .contains("leannet: %s cannot start: its http port 127.0.0.1:".formatted(service))
          .contains("taken by", "(process %d)".formatted(ProcessHandle.current().pid()));
    }
  }

  @Test
  void two_networks_of_one_file_get_their_own_names_and_ports() throws Exception {
    var file = argsFile("", "test", 15);
    var first = leannet.builder("run", "--quiet", file).start();
    var second = leannet.builder("run", "--quiet", file).start();
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();

    assertThat(enclaves().resolve("pair")).isDirectory();
    assertThat(enclaves().resolve("pair-2")).isDirectory();
    var ports = new HashSet<String>();
    for (var name : new String[] {"pair", "pair-2"}) {
      for (var service : new String[] {"embedded_0", "embedded_1"}) {
        for (var port : new String[] {"http", "metrics", "quic"}) {
          ports.add(expect(0, leannet.run("port", "print", name, service, port)).out());
        }
      }
    }
    assertThat(ports).hasSize(12);
  }

  @Test
  void a_node_that_dies_is_named_with_its_exit_code_and_last_lines() throws Exception {
    var result = expect(6, leannet.run("run", argsFile("die", "test", 20)));

    assertThat(result.err())
        .containsPattern("leannet: lean-embedded-[01] died: exit code 3\n")
        .containsPattern("  its last lines:\n  stand-in embedded_[01] die\n  no such luck\n")
        .contains("start: FAILED");
    assertThat(enclaves()).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
  }

  @Test
  void a_node_of_others_that_answers_in_the_place_of_ours_is_an_error() throws Exception {
    var result = expect(6, leannet.run("run", argsFile("foreign", "test", 20)));

    assertThat(result.err())
        .containsPattern(
            "leannet: another node answers at http://127.0.0.1:[0-9]+ in the place of lean-embedded-")
        .contains("its peer id is 16Uiu2HAmOther, and lean-embedded-");
    assertThat(enclaves()).isEmptyDirectory();
  }

  @Test
  void a_node_that_does_not_listen_when_genesis_strikes_is_an_error() throws Exception {
    var result = expect(6, leannet.run("run", argsFile("mute", "test", 3)));

    assertThat(result.err())
        .contains("warning: genesis struck before all nodes listened; starting over with")
        .contains("leannet: not in time: nodes answer (0 of 2); missing: lean-embedded-0, lean-");
    assertThat(enclaves()).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
  }

  @Test
  void waiting_for_what_does_not_come_is_a_timeout() throws Exception {
    var result =
        expect(
            124,
            leannet.run(
                "run", argsFile("", "test", 12), "--wait", "finalized:1000000", "--timeout", "3"));

    assertThat(result.err()).contains("leannet: not in time: nodes at finalized:1000000 (0 of 2)");
    assertThat(enclaves()).isEmptyDirectory();
  }

  @Test
  void ctrl_c_while_keys_are_made_leaves_nothing() throws Exception {
    interruptWhen("genesis ...", argsFile("", "prod", 15));
  }

  @Test
  void ctrl_c_while_nodes_start_leaves_nothing() throws Exception {
    interruptWhen("start ...", argsFile("mute", "test", 60));
  }

  @Test
  void ctrl_c_while_the_network_gets_ready_leaves_nothing() throws Exception {
    interruptWhen("ready ...", argsFile("stuck", "test", 12));
  }

  private void interruptWhen(String line, String file) throws Exception {
    var said = home.resolve("said");
    var process = leannet.builder("run", file).redirectError(said.toFile()).start();
    try {
      Eventually.await(
          line,
          Duration.ofSeconds(60),
          () -> Files.exists(said) && Files.readString(said).contains(line));
      new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid()).start().waitFor();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(said))
        .contains("leannet: interrupted; undoing (Ctrl-C again to leave at once)\n")
        .doesNotContain("\tat ", "Exception");
    assertThat(enclaves()).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
  }

  @Test
  void a_name_that_is_taken_or_wrong_is_refused_before_anything_is_made() throws Exception {
    var taken = Files.createDirectories(enclaves().resolve("taken"));
    Files.writeString(taken.resolve("launched"), "");
    var file = argsFile("", "test", 15);

    assertThat(expect(2, leannet.run("run", "--enclave", "taken", file)).err())
        .startsWith("leannet: there is an enclave 'taken' already\n");
    assertThat(expect(2, leannet.run("run", "--enclave", "Not_One", file)).err())
        .startsWith("leannet: 'Not_One' is no name for an enclave\n");
    assertThat(expect(2, leannet.run("run", "--wait", "final:2", file)).err())
        .startsWith("leannet: 'final:2' is nothing to wait for\n");
    assertThat(expect(2, leannet.run("run")).err()).startsWith("leannet: which args file?\n");
    assertThat(taken.resolve("launched")).exists();
  }

  @Test
  void a_bad_args_file_is_told_with_every_problem_and_makes_nothing() throws Exception {
    var file =
        Files.writeString(
            home.resolve("bad.yaml"), "participants: [{cl_typ: embedded, count: no}]\n");

    var result = expect(2, leannet.run("run", file.toString()));

    assertThat(result.err())
        .contains("bad.yaml:1:", "participants[0].cl_typ", "participants[0].count");
    assertThat(enclaves()).doesNotExist();
  }

  @Test
  void a_dry_run_shows_the_plan_and_makes_nothing() throws Exception {
    var file = argsFile("", "test", 15);

    assertThat(expect(0, leannet.run("run", "--dry-run", file)).out())
        .contains("lean-embedded-1   embedded_1");
    assertThat(expect(0, leannet.run("run", "--dry-run", "-o", "json", file)).out())
        .contains("\"schemaVersion\" : 1");
    assertThat(expect(0, leannet.run("validate", file)).out())
        .isEqualTo("valid: 2 nodes on the process runtime\n");
    assertThat(home.resolve("leannet")).doesNotExist();
  }

  @Test
  void a_valid_file_is_told_what_may_surprise() throws Exception {
    var file = LeannetProcess.installation().resolve(".github/tests/lean-devnet4.yaml").toString();

    assertThat(expect(0, leannet.run("validate", file)).out())
        .startsWith("valid: 14 nodes on the docker runtime\nnote: committee 0 has 14 validators")
        .contains("note: ethlambda_0: a single aggregator with 14 validators misses");
    assertThat(expect(0, leannet.run("validate", "-o", "json", file)).out())
        .contains("\"valid\" : true", "\"notes\" : [ \"committee 0 has");
  }
}
