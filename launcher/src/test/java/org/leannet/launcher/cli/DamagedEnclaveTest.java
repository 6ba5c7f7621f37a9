package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leannet.launcher.watch.SmallNetwork;

/// A file of an enclave is empty or not what it was, as after a power cut. Whatever it is, every
/// verb says so, other enclaves are as ever, and the enclave can be removed with its processes.
class DamagedEnclaveTest {
  @TempDir private Path home;
  private SmallNetwork network;
  private List<ProcessHandle> processes;

  @BeforeEach
  void start() throws Exception {
    network = new SmallNetwork(home.resolve("leannet/enclaves"), "small", 2, Instant.now());
    network.enclave().markLaunched();
    run(0, "enclave", "add", "-n", "other");
    processes = new ArrayList<>();
    try (var runs = Files.newDirectoryStream(network.enclave().services(), "*.run")) {
      for (var run : runs) {
        processes.add(ProcessHandle.of(Long.parseLong(Files.readAllLines(run).getFirst())).get());
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    processes.forEach(ProcessHandle::destroyForcibly);
    network.close();
  }

  private LeannetProcess.Result run(int exitCode, String... words) {
    var result = tried(words);
    assertThat(result.exitCode()).as(String.join(" ", words) + " " + result).isEqualTo(exitCode);
    return result;
  }

  private LeannetProcess.Result tried(String... words) {
    var result = new InProcess(home).run(words);
    assertThat(result.err())
        .as(String.join(" ", words))
        .doesNotContain("\tat ", "Exception", "a fault in leannet");
    return result;
  }

  @ParameterizedTest
  @CsvSource({
    "plan.json, ''",
    "plan.json, {}",
    "plan.json, [\0",
    "services/lean-embedded-1.json, ''",
    "services/lean-embedded-1.json, {}",
    "services/lean-embedded-1.json, [\0",
    "services/lean-embedded-1.sh, ''",
    "services/lean-embedded-1.exit, ''",
    "genesis/config.yaml, GENESIS_TIME: 999999999999999999",
    "genesis/config.yaml, ''",
  })
  void it_is_told_of_and_can_be_removed(String file, String content) throws IOException {
    Files.writeString(network.enclave().directory().resolve(file), content);

    assertThat(run(0, "enclave", "ls").out()).contains("small", "other");
    assertThat(run(0, "enclave", "ls", "-o", "json").out()).contains("small", "other");
    tried("enclave", "inspect", "small");
    tried("service", "inspect", "small", "lean-embedded-0");
    tried("service", "start", "small", "lean-embedded-1");
    tried("port", "print", "small", "lean-embedded-1", "http");
    tried("enclave", "dump", "small", home.resolve("dump").toString());
    tried("clean");
    assertThat(network.enclave().directory()).exists();
    assertThat(processes).anyMatch(ProcessHandle::isAlive);
    run(0, "enclave", "rm", "-f", "small");

    assertThat(network.enclave().directory()).doesNotExist();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }
}
