package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leannet.launcher.runtime.Eventually;

/// Real containers: embedded nodes in the image that the launcher builds, beside one that is given
/// as a program of this machine.
class DockerDevnetIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @RegisterExtension private final DockerStage stage = new DockerStage();

  private Path argsFile() throws IOException {
    return Files.writeString(
        stage.home().resolve("mixed.yaml"),
        """
        runtime: docker
        participants:
          - {cl_type: embedded, count: 2}
          - {cl_type: embedded, cl_binary: %s}
        lean_network_params: {genesis_delay: 30}
        """
            .formatted(NodeProgram.in(stage.home())));
  }

  private static List<Long> slots(JsonNode enclave, String field) {
    var slots = new ArrayList<Long>();
    enclave.path("services").forEach(s -> slots.add(s.path("node").path(field).asLong(-1)));
    return slots;
  }

  private void awaitFinalized(long slot) throws Exception {
    Eventually.await(
        stage.name() + " finalizes " + slot,
        PATIENCE,
        () -> slots(stage.inspect(), "finalized").stream().allMatch(s -> s >= slot));
  }

  /// What the daemon publishes of a container, asked for without the code under test.
  private Map<ExposedPort, Ports.Binding[]> published(String service) throws Exception {
    return stage
        .daemon()
        .call(
            "look",
            docker ->
                new HashMap<>(
                    docker
                        .inspectContainerCmd("leannet_%s_%s".formatted(stage.name(), service))
                        .exec()
                        .getHostConfig()
                        .getPortBindings()
                        .getBindings()));
  }

  @Test
  void a_mixed_network_finalizes_and_goes_on_after_a_pause_and_a_stop() throws Exception {
    var run =
        stage.expect(
            0,
            "run",
            argsFile().toString(),
            "--enclave",
            stage.name(),
            "--wait",
            "finalized:2",
            "--timeout",
            "240");
    assertThat(run.err())
        .contains("3 nodes on the docker runtime", "images: 2 images")
        .contains("genesis margin +", "ready: every node at finalized:2");
    var before = stage.inspect();
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

    stage.expect(0, "service", "pause", stage.name(), "lean-embedded-2");
    assertThat(stage.inspect().path("services").get(2).path("status").asText()).isEqualTo("PAUSED");
    stage.expect(0, "service", "unpause", stage.name(), "lean-embedded-2");
    awaitFinalized(slots(before, "finalized").getFirst() + 1);

    stage.expect(0, "enclave", "stop", stage.name());
    var finalized = slots(before, "finalized").getFirst() + 1;
    stage.expect(0, "enclave", "start", stage.name());
    awaitFinalized(finalized + 2);
    assertThat(stage.inspect().path("genesisTime")).isEqualTo(before.path("genesisTime"));

    assertThat(stage.expect(0, "service", "logs", "-a", stage.name(), "lean-embedded-2").out())
        .contains("finalized slot 1", "resumed from disk");

    stage.expect(0, "enclave", "rm", "-f", stage.name());
    stage.assertNothingIsLeft();
  }
}
