package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.docker.TestDaemon;

/// Launches of people who know nothing of each other, on one machine and one daemon.
class TwoHomesIT {
  private static final long PATIENCE_MINUTES = 6;

  @TempDir private Path one;
  @TempDir private Path other;

  private final String name = TestDaemon.enclaveName();

  @AfterEach
  void leave_nothing() throws Exception {
    for (var home : homes()) {
      expectSuccess(home, "clean", "-a");
    }
  }

  private List<Path> homes() {
    return List.of(one, other);
  }

  private static LeannetProcess.Result expectSuccess(Path home, String... words) throws Exception {
    var result = new LeannetProcess(home).run(words);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  private String argsFile(Path home, String runtime) throws IOException {
    var file = new StandInDevnet(home).argsFile("", 20, home.toString());
    var text = Files.readString(file).replace("runtime: docker", "runtime: " + runtime);
    return Files.writeString(home.resolve(name + ".yaml"), text).toString();
  }

  /// Starts a network from each home, both at once, and gives their plans.
  private List<JsonNode> launchBoth(String runtime) throws Exception {
    var launches = new ArrayList<Process>();
    for (var home : homes()) {
      launches.add(
          new LeannetProcess(home)
              .builder("run", argsFile(home, runtime))
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("said").toFile())
              .start());
    }
    var plans = new ArrayList<JsonNode>();
    for (var home : homes()) {
      assertThat(launches.removeFirst().waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(Files.readString(home.resolve("said")))
          .contains("RUNNING")
          .doesNotContain("FAILED");
      plans.add(onlyPlan(home));
    }
    return plans;
  }

  private static JsonNode onlyPlan(Path home) throws IOException {
    try (var enclaves = Files.list(home.resolve("leannet/enclaves"))) {
      var all = enclaves.toList();
      assertThat(all).hasSize(1);
      return new ObjectMapper().readTree(all.getFirst().resolve("plan.json").toFile());
    }
  }

  private static List<Integer> ports(JsonNode plan) {
    var ports = new ArrayList<Integer>();
    for (var node : plan.path("nodes")) {
      node.path("ports").forEach(port -> ports.add(port.asInt()));
    }
    return ports;
  }

  @Test
  void two_launches_at_once_get_a_network_of_containers_each() throws Exception {
    TestDaemon.open().close();

    assertThat(launchBoth("docker"))
        .extracting(plan -> plan.path("subnet").asText())
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @Test
  void a_stopped_network_of_processes_starts_again_whatever_was_launched_meanwhile()
      throws Exception {
    var plans = launchBoth("process");
    var mine = ports(plans.getFirst());
    assertThat(mine).hasSize(6).doesNotContainAnyElementsOf(ports(plans.getLast()));
    expectSuccess(one, "enclave", "stop", name);
    expectSuccess(other, "enclave", "rm", "-f", name);

    expectSuccess(other, "run", argsFile(other, "process"));

    assertThat(ports(onlyPlan(other))).doesNotContainAnyElementsOf(mine);
    expectSuccess(one, "enclave", "start", name);
    assertThat(expectSuccess(one, "enclave", "inspect", name).out()).contains("RUNNING");
  }
}
