package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.TestDaemon;

/// A Docker daemon that goes away and comes back, under a network of real nodes.
class DaemonRestartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String SUBNET = "10.253.252.0/24";

  private final String name = TestDaemon.enclaveName();
  private OwnEngine engine;

  @BeforeEach
  void start_the_engine() throws Exception {
    engine = OwnEngine.make();
    engine.letThrough(SUBNET);
    engine.start();
  }

  @AfterEach
  void end_the_engine() throws Exception {
    engine.leannet().run("clean", "-a");
    engine.remove();
  }

  private LeannetProcess.Result expect(int exitCode, String... words) throws Exception {
    var result = engine.leannet().run(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    return result;
  }

  /// Away from where networks are found: while this engine is down, the machine's own knows nothing
  /// of it.
  private Path argsFile() throws IOException {
    return Files.writeString(
        engine.folder().resolve("restarted.yaml"),
        """
        runtime: docker
        network: {subnet: %s}
        participants:
          - {cl_type: embedded, cl_binary: %s, count: 2}
        lean_network_params: {xmss_preset: test, genesis_delay: 30, metrics_enabled: false}
        """
            .formatted(SUBNET, NodeProgram.in(engine.folder())));
  }

  private JsonNode inspect() throws Exception {
    return new ObjectMapper().readTree(expect(0, "enclave", "inspect", name, "-o", "json").out());
  }

  private static List<Long> finalized(JsonNode enclave) {
    var slots = new ArrayList<Long>();
    enclave.path("services").forEach(s -> slots.add(s.path("node").path("finalized").asLong(-1)));
    return slots;
  }

  @Test
  void a_network_goes_on_with_its_chain_after_the_daemon_came_back() throws Exception {
    expect(
        0,
        "run",
        argsFile().toString(),
        "--enclave",
        name,
        "--wait",
        "finalized:1",
        "--timeout",
        "240");
    var before = inspect();

    engine.end();
    assertThat(expect(3, "enclave", "inspect", name).err())
        .contains("no Docker daemon answers at " + engine.socket(), "start Docker");

    engine.start();
    assertThat(inspect().path("status").asText()).isEqualTo("STOPPED");
    goesOn(before);

    expect(0, "enclave", "rm", "-f", name);
    try (var daemon = engine.connect()) {
      TestDaemon.assertNothingIsLeft(daemon, name);
    }
  }

  /// The same chain, further on.
  private void goesOn(JsonNode before) throws Exception {
    var reached = finalized(before).getFirst();
    expect(0, "enclave", "start", name);
    Eventually.await(
        name + " finalizes more than " + reached,
        PATIENCE,
        () -> finalized(inspect()).stream().allMatch(slot -> slot > reached));
    var after = inspect();
    assertThat(after.path("status").asText()).isEqualTo("RUNNING");
    assertThat(after.path("genesisTime")).isEqualTo(before.path("genesisTime"));
    assertThat(expect(0, "service", "logs", "-a", name, "lean-embedded-1").out())
        .contains("resumed from disk");
  }
}
