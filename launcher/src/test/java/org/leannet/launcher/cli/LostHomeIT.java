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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.SocketProxy;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;

/// Containers are found without any file of ours, and so is what a killed command left.
class LostHomeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @RegisterExtension private final DockerStage stage = new DockerStage();

  private void deleteHome() throws IOException {
    try (var tree = Files.walk(stage.home().resolve("leannet"))) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// Their digests by path: each container has a part of them.
  private Map<String, Root> genesisFiles() throws IOException {
    var genesis = stage.home().resolve("leannet/enclaves").resolve(stage.name()).resolve("genesis");
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
    var file = new StandInDevnet(stage.home()).argsFile("", 20, "one").toString();
    stage.expect(0, "run", file, "--enclave", stage.name());
    var before = stage.expect(0, "enclave", "inspect", stage.name(), "-o", "json").out();

    // The same keys in another network that runs.
    var second = stage.expect(2, "run", file, "--enclave", stage.name() + "-2");
    assertThat(second.err())
        .contains("enclave '%s' is using the keys of 2 validators now".formatted(stage.name()))
        .contains("leannet enclave stop " + stage.name());

    var files = genesisFiles();
    assertThat(files)
        .containsKeys("embedded_1.key", "hash-sig-keys/validator_1_proposer_key_sk.ssz");

    deleteHome();
    assertThat(stage.expect(0, "enclave", "ls").out()).contains(stage.name(), "RUNNING");
    assertThat(stage.home().resolve("leannet/enclaves").resolve(stage.name())).doesNotExist();
    var after = stage.expect(0, "enclave", "inspect", stage.name(), "-o", "json");
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
    assertThat(stage.expect(0, "service", "logs", stage.name(), "lean-embedded-1").out())
        .contains("stand-in embedded_1");
    deleteHome();
    stage.expect(0, "service", "stop", stage.name(), "lean-embedded-1");
    deleteHome();
    stage.expect(2, "enclave", "rm", stage.name());
    // The folder is there again. Now nobody can read from it that its services are containers.
    Files.writeString(
        stage.home().resolve("leannet/enclaves").resolve(stage.name()).resolve("plan.json"), "");
    assertThat(stage.expect(0, "enclave", "ls").out()).contains(stage.name(), "UNKNOWN");
    stage.expect(0, "enclave", "rm", "-f", stage.name());
    TestDaemon.assertNothingIsLeft(stage.daemon(), stage.name());
    assertThat(stage.expect(0, "enclave", "ls").out()).doesNotContain(stage.name());
  }

  @Test
  void what_a_launch_left_whose_daemon_went_away_is_cleaned() throws Exception {
    var file =
        Files.writeString(
            stage.home().resolve("deaf.yaml"),
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
    var said = stage.home().resolve("said");
    var socket = Path.of(TestDaemon.endpoint().host().getPath());
    var proxy = new SocketProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), socket);
    var command =
        new LeannetProcess(stage.home(), Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + proxy.port()))
            .builder("run", file.toString(), "--enclave", stage.name())
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
    assertThat(TestDaemon.leftovers(stage.daemon(), stage.name())).isNotEmpty();
    assertThat(stage.expect(0, "clean").out()).contains(stage.name());
    TestDaemon.assertNothingIsLeft(stage.daemon(), stage.name());
  }
}
