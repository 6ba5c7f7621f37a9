package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.stack.PrometheusQueries;

/// Real containers: embedded nodes in the image that the launcher builds, beside one that is given
/// as a program of this machine.
class DockerDevnetIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @RegisterExtension private final DockerStage stage = new DockerStage();

  private Path argsFile() throws IOException, InterruptedException {
    return Files.writeString(
        stage.home().resolve("mixed.yaml"),
        """
        runtime: docker
        participants:
          - {cl_type: embedded, count: 2}
          - {cl_type: embedded, cl_binary: %s}
        lean_network_params: {genesis_delay: 30}
        additional_services: [prometheus]
        prometheus_params: {image: '%s'}
        """
            .formatted(NodeProgram.in(stage.home()), PrometheusImage.build(stage.daemon())));
  }

  private static List<Long> slots(JsonNode enclave, String field) {
    var slots = new ArrayList<Long>();
    for (var service : enclave.path("services")) {
      if (service.has("node")) {
        slots.add(service.path("node").path(field).asLong(-1));
      }
    }
    return slots;
  }

  private void awaitFinalized(long slot) throws Exception {
    Eventually.await(
        stage.name() + " finalizes " + slot,
        PATIENCE,
        () -> slots(stage.inspect(), "finalized").stream().allMatch(s -> s >= slot));
  }

  private PrometheusQueries prometheus() throws Exception {
    var url = stage.expect(0, "port", "print", stage.name(), "prometheus", "http").out().strip();
    return new PrometheusQueries(url);
  }

  private void awaitScraped(String... nodes) throws Exception {
    var all = new TreeSet<>(List.of(nodes));
    all.add("prometheus");
    Eventually.await("scraped are " + all, PATIENCE, () -> prometheus().up().equals(all));
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

  /// Prometheus gives way, and the nodes do not wait for it.
  private void startWhileItsPortIsTaken(String url) throws Exception {
    var place = URI.create(url);
    try (var rival = new ServerSocket()) {
      rival.bind(new InetSocketAddress(place.getHost(), place.getPort()));
      var start = stage.expect(0, "enclave", "start", stage.name());
      assertThat(prometheus().url()).isNotEqualTo(url);
      assertThat(start.err()).contains("prometheus: " + prometheus().url());
    }
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
        .contains("3 nodes on the docker runtime", "images: 3 images")
        .contains("genesis margin +", "ready: every node at finalized:2");
    var before = stage.inspect();
    assertThat(before.path("services")).hasSize(4);
    Eventually.await(
        "every node has the two others",
        PATIENCE,
        () -> slots(stage.inspect(), "peers").equals(List.of(2L, 2L, 2L)));

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

    awaitScraped("lean-embedded-0", "lean-embedded-1", "lean-embedded-2");
    stage.expect(0, "service", "add", stage.name(), "--client", "embedded");
    awaitScraped("lean-embedded-0", "lean-embedded-1", "lean-embedded-2", "lean-embedded-3");
    stage.expect(0, "service", "rm", stage.name(), "lean-embedded-3");
    awaitScraped("lean-embedded-0", "lean-embedded-1", "lean-embedded-2");

    stage.expect(0, "service", "pause", stage.name(), "lean-embedded-2");
    assertThat(stage.inspect().path("services").get(2).path("status").asText()).isEqualTo("PAUSED");
    stage.expect(0, "service", "unpause", stage.name(), "lean-embedded-2");
    awaitFinalized(slots(before, "finalized").getFirst() + 1);

    var url = prometheus().url();
    stage.expect(0, "enclave", "stop", stage.name());
    var finalized = slots(before, "finalized").getFirst() + 1;
    startWhileItsPortIsTaken(url);
    awaitFinalized(finalized + 2);
    awaitScraped("lean-embedded-0", "lean-embedded-1", "lean-embedded-2");
    assertThat(stage.inspect().path("genesisTime")).isEqualTo(before.path("genesisTime"));

    assertThat(stage.expect(0, "service", "logs", "-a", stage.name(), "lean-embedded-2").out())
        .contains("finalized slot 1", "resumed from disk");

    stage.expect(0, "enclave", "rm", "-f", stage.name());
    stage.assertNothingIsLeft();
  }
}
