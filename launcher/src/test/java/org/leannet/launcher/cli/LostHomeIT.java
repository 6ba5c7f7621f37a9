package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.SocketProxy;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;

/// Containers are found without any file of ours, and so is what a killed command left.
class LostHomeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path home;

  private final String name = TestDaemon.enclaveName();
  private LeannetProcess leannet;
  private Daemon daemon;

  @BeforeEach
  void open() throws Exception {
    daemon = TestDaemon.open();
    leannet = new LeannetProcess(home);
  }

  @AfterEach
  void leave_nothing() throws Exception {
    new DockerEnclaves(daemon).remove(name);
    daemon.close();
  }

  private LeannetProcess.Result expect(int exitCode, String... words)
      throws IOException, InterruptedException {
    var result = leannet.run(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }

  private void deleteHome() throws IOException {
    try (var tree = Files.walk(home.resolve("leannet"))) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// Their digests by path: each container has a part of them.
  private Map<String, Root> genesisFiles() throws IOException {
    var genesis = home.resolve("leannet/enclaves").resolve(name).resolve("genesis");
    var digests = new TreeMap<String, Root>();
    try (var tree = Files.walk(genesis)) {
      for (var file : tree.filter(Files::isRegularFile).toList()) {
        digests.put(genesis.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  @Test
  void an_enclave_whose_folder_is_gone_is_listed_shown_stopped_and_removed() throws Exception {
    var file = new StandInDevnet(home).argsFile("", 20, "one").toString();
    expect(0, "run", file, "--enclave", name);
    var before = expect(0, "enclave", "inspect", name, "-o", "json").out();

    // The same keys in another network that runs.
    var second = expect(2, "run", file, "--enclave", name + "-2");
    assertThat(second.err())
        .contains("enclave '%s' is using the keys of 2 validators now".formatted(name))
        .contains("leannet enclave stop " + name);

    var files = genesisFiles();
    assertThat(files)
        .containsKeys("embedded_1.key", "hash-sig-keys/validator_1_proposer_key_sk.ssz");

    deleteHome();
    assertThat(expect(0, "enclave", "ls").out()).contains(name, "RUNNING");
    assertThat(home.resolve("leannet/enclaves").resolve(name)).doesNotExist();
    var after = expect(0, "enclave", "inspect", name, "-o", "json");
    assertThat(after.err()).contains("made it again from Docker");
    assertThat(genesisFiles()).isEqualTo(files);
    var json = new ObjectMapper();
    for (var field : List.of("genesisTime", "createdAt", "runtime")) {
      assertThat(json.readTree(after.out()).path(field))
          .as(field)
          .isEqualTo(json.readTree(before).path(field));
    }
    assertThat(json.readTree(after.out()).path("services")).hasSize(2);

    deleteHome();
    assertThat(expect(0, "service", "logs", name, "lean-embedded-1").out())
        .contains("stand-in embedded_1");
    deleteHome();
    expect(0, "service", "stop", name, "lean-embedded-1");
    deleteHome();
    expect(2, "enclave", "rm", name);
    expect(0, "enclave", "rm", "-f", name);
    TestDaemon.assertNothingIsLeft(daemon, name);
    assertThat(expect(0, "enclave", "ls").out()).doesNotContain(name);
  }

  @Test
  void what_a_killed_launch_left_is_cleaned_and_what_runs_is_not() throws Exception {
    var file = new StandInDevnet(home).argsFile("mute", 600, "two").toString();
    var said = home.resolve("said");
    var process =
        leannet.builder("run", file, "--enclave", name).redirectError(said.toFile()).start();
    Eventually.await(
        "the containers run",
        PATIENCE,
        () -> Files.readString(said).contains("start: 0 of 2 nodes answer"));

    // A launch under way is nobody's rubbish.
    expect(0, "clean");
    assertThat(TestDaemon.leftovers(daemon, name)).isNotEmpty();

    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(expect(0, "clean").out()).contains(name);
    TestDaemon.assertNothingIsLeft(daemon, name);
    assertThat(home.resolve("leannet/enclaves").resolve(name)).doesNotExist();
  }

  @Test
  void what_a_launch_left_whose_daemon_went_away_is_cleaned() throws Exception {
    var file =
        Files.writeString(
            home.resolve("deaf.yaml"),
            """
            runtime: docker
            participants:
              - cl_type: embedded
                count: 2
                cl_image: %s
                cl_entrypoint: [sh, -c, exec sleep 600]
            lean_network_params: {xmss_preset: test, genesis_delay: 600, metrics_enabled: false}
            """
                .formatted(TestDaemon.BASE));
    var said = home.resolve("said");
    var socket = Path.of(TestDaemon.endpoint().host().getPath());
    var proxy = new SocketProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), socket);
    var command =
        new LeannetProcess(home, Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + proxy.port()))
            .builder("run", file.toString(), "--enclave", name)
            .redirectError(said.toFile())
            .start();
    try (proxy) {
      Eventually.await(
          "the containers run",
          PATIENCE,
          () -> Files.readString(said).contains("start: 0 of 2 nodes answer"));
    }

    assertThat(command.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(command.exitValue()).isEqualTo(3);
    assertThat(Files.readString(said))
        .contains("could not undo the services", "does not answer any more", "`leannet clean`")
        .doesNotContain("\tat ");
    assertThat(TestDaemon.leftovers(daemon, name)).isNotEmpty();
    assertThat(expect(0, "clean").out()).contains(name);
    TestDaemon.assertNothingIsLeft(daemon, name);
  }
}
