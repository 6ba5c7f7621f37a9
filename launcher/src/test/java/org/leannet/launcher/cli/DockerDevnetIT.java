package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// Real containers: embedded nodes in the image that the launcher builds, beside one that is given
/// as a program of this machine.
class DockerDevnetIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private static Path home;

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

  /// The embedded node's own jar, through a script: what a user who builds a client has.
  private static Path program() throws IOException {
    var program = home.resolve("my-client");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        --enable-native-access=ALL-UNNAMED -jar '%s' "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                LeannetProcess.installation()
                    .resolve("embedded-node/node/target/leannet-node.jar")));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path argsFile() throws IOException {
    return Files.writeString(
        home.resolve("mixed.yaml"),
        """
        runtime: docker
        participants:
          - {cl_type: embedded, count: 2}
          - {cl_type: embedded, cl_binary: %s}
        lean_network_params: {genesis_delay: 30}
        """
            .formatted(program()));
  }

  private LeannetProcess.Result leannet(String... words) throws IOException, InterruptedException {
    var result = leannet.run(words);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  private JsonNode inspect() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(leannet("enclave", "inspect", name, "-o", "json").out());
  }

  private static List<Long> slots(JsonNode enclave, String field) {
    var slots = new ArrayList<Long>();
    enclave.path("services").forEach(s -> slots.add(s.path("node").path(field).asLong(-1)));
    return slots;
  }

  private void awaitFinalized(long slot) throws Exception {
    Eventually.await(
        name + " finalizes " + slot,
        PATIENCE,
        () -> slots(inspect(), "finalized").stream().allMatch(s -> s >= slot));
  }

  /// What the daemon publishes of a container, asked for without the code under test.
  private Map<ExposedPort, Ports.Binding[]> published(String service) throws Exception {
    return daemon.call(
        "look",
        docker ->
            new HashMap<>(
                docker
                    .inspectContainerCmd("leannet_%s_%s".formatted(name, service))
                    .exec()
                    .getHostConfig()
                    .getPortBindings()
                    .getBindings()));
  }

  @Test
  void a_mixed_network_finalizes_and_goes_on_after_a_pause_and_a_stop() throws Exception {
    var run =
        leannet(
            "run",
            argsFile().toString(),
            "--enclave",
            name,
            "--wait",
            "finalized:2",
            "--timeout",
            "240");
    assertThat(run.err())
        .contains("3 nodes on the docker runtime", "images: 2 images")
        .contains("genesis margin +", "ready: every node at finalized:2");
    var before = inspect();
    assertThat(before.path("services")).hasSize(3);
    assertThat(slots(before, "peers")).containsOnly(2L);

    for (var service : List.of("lean-embedded-0", "lean-embedded-2")) {
      var published = published(service);
      assertThat(published.keySet())
          .extracting(ExposedPort::getProtocol)
          .containsOnly(InternetProtocol.TCP);
      assertThat(published.values())
          .hasSize(2)
          .allSatisfy(bindings ->
              assertThat(bindings).extracting(Ports.Binding::getHostIp).containsOnly("127.0.0.1"));
    }

    leannet("service", "pause", name, "lean-embedded-2");
    assertThat(inspect().path("services").get(2).path("status").asText()).isEqualTo("PAUSED");
    leannet("service", "unpause", name, "lean-embedded-2");
    awaitFinalized(slots(before, "finalized").getFirst() + 1);

    leannet("enclave", "stop", name);
    var finalized = slots(before, "finalized").getFirst() + 1;
    leannet("enclave", "start", name);
    awaitFinalized(finalized + 2);
    assertThat(inspect().path("genesisTime")).isEqualTo(before.path("genesisTime"));

    assertThat(leannet("service", "logs", "-a", name, "lean-embedded-2").out())
        .contains("finalized slot 1", "resumed from disk");

    leannet("enclave", "rm", "-f", name);
    TestDaemon.assertNothingIsLeft(daemon, name);
    assertThat(home.resolve("leannet/enclaves").resolve(name)).doesNotExist();
  }
}
