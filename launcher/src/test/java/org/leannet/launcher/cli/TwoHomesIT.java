package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// Launches of people who know nothing of each other, on one machine and one daemon.
class TwoHomesIT {
  private static final long PATIENCE_MINUTES = 6;

  @TempDir private Path one;
  @TempDir private Path other;

  private final String name = TestDaemon.enclaveName();
  private Daemon daemon;

  @BeforeEach
  void open() throws Exception {
    daemon = TestDaemon.open();
  }

  @AfterEach
  void leave_nothing() throws Exception {
    for (var enclave : enclaves()) {
      new DockerEnclaves(daemon).remove(enclave);
    }
    daemon.close();
  }

  private List<String> enclaves() {
    return List.of(name, name + "-2");
  }

  private String plan(Path home, String enclave) throws IOException {
    return Files.readString(home.resolve("leannet/enclaves").resolve(enclave).resolve("plan.json"));
  }

  @Test
  void two_launches_at_once_get_a_name_and_a_network_each() throws Exception {
    var launches = new ArrayList<Process>();
    for (var home : List.of(one, other)) {
      var file = home.resolve(name + ".yaml");
      Files.move(new StandInDevnet(home).argsFile("", 20, home.toString()), file);
      launches.add(
          new LeannetProcess(home)
              .builder("run", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("said").toFile())
              .start());
    }
    for (var launch : launches) {
      assertThat(launch.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    }

    var json = new ObjectMapper();
    var subnets = new ArrayList<String>();
    for (var home : List.of(one, other)) {
      var said = Files.readString(home.resolve("said"));
      assertThat(said).contains("RUNNING").doesNotContain("\tat ");
      var mine = enclaves().stream().filter(said::contains).toList().getLast();
      subnets.add(json.readTree(plan(home, mine)).path("subnet").asText());
      assertThat(new LeannetProcess(home).run("enclave", "rm", "-f", mine).exitCode()).isZero();
      TestDaemon.assertNothingIsLeft(daemon, mine);
    }
    assertThat(subnets).doesNotHaveDuplicates().doesNotContain("");
  }
}
