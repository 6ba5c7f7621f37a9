package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Eventually;

/// The quickstart as a user runs it: the real command, real nodes, real keys, QUIC over loopback.
class EmbeddedDevnetIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private static Path home;
  private LeannetProcess leannet;
  private String quickstart = "";

  @BeforeEach
  void aim() throws Exception {
    leannet = new LeannetProcess(home);
    quickstart =
        Files.copy(
                LeannetProcess.installation().resolve("examples/quickstart.yaml"),
                home.resolve("quickstart.yaml"),
                StandardCopyOption.REPLACE_EXISTING)
            .toString();
  }

  @AfterEach
  void leave_nothing() throws Exception {
    leannet.run("clean", "-a");
    assertThat(leannet.strays()).isEmpty();
  }

  private JsonNode inspect(String enclave) throws IOException, InterruptedException {
    var result = leannet.run("enclave", "inspect", enclave, "-o", "json");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  private static List<Long> slots(JsonNode enclave, String field) {
    var slots = new ArrayList<Long>();
    enclave
        .path("services")
        .forEach(service -> {
          if (service.has("node")) {
            slots.add(service.path("node").path(field).asLong(-1));
          }
        });
    return slots;
  }

  private void runToFinality(String... flags) throws Exception {
    var words =
        new ArrayList<>(List.of("run", quickstart, "--wait", "finalized:2", "--timeout", "240"));
    words.addAll(List.of(flags));
    var result = leannet.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).contains("ready: every node at finalized:2");
  }

  private void awaitFinalized(String enclave, long slot) throws Exception {
    Eventually.await(
        enclave + " finalizes " + slot,
        PATIENCE,
        () -> slots(inspect(enclave), "finalized").stream().allMatch(s -> s >= slot));
  }

  @Test
  void the_quickstart_finalizes_and_survives_a_kill_a_stop_and_a_start() throws Exception {
    runToFinality();
    var before = inspect("quickstart");
    assertThat(slots(before, "peers")).hasSize(4);
    Eventually.await(
        "every node has peers",
        PATIENCE,
        () -> slots(inspect("quickstart"), "peers").stream().allMatch(peers -> peers > 0));

    // kill -9 from outside, as the machine might.
    var pid = Long.parseLong(before.path("services").get(3).path("handle").asText().substring(4));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Eventually.await(
        "its end is seen",
        () -> inspect("quickstart").path("services").get(3).path("exitCode").asInt() == 137);
    // What its JVM had unpacked lies where it goes with the enclave.
    assertThat(home.resolve("leannet/enclaves/quickstart/data"))
        .isDirectoryContaining("glob:**/librocksdbjni*");
    assertThat(leannet.run("service", "start", "quickstart", "lean-embedded-3").exitCode())
        .isZero();
    var finalized = slots(inspect("quickstart"), "finalized").getFirst();
    awaitFinalized("quickstart", finalized + 2);

    // A node more follows the chain, though it has no validator; and may be started differently.
    var added = leannet.run("service", "add", "quickstart", "--client", "embedded");
    assertThat(added.exitCode()).as(added.toString()).isZero();
    assertThat(added.out()).isEqualTo("lean-embedded-4\n");
    awaitFinalized("quickstart", finalized + 2);
    assertThat(leannet.run("service", "update", "quickstart", "embedded_4", "--env", "A=b").err())
        .isEmpty();
    assertThat(inspect("quickstart").path("createdAt")).isEqualTo(before.path("createdAt"));

    var genesisTime = before.path("genesisTime").asLong();
    assertThat(leannet.run("enclave", "stop", "quickstart").exitCode()).isZero();
    var started = leannet.run("enclave", "start", "quickstart");
    assertThat(started.exitCode()).as(started.toString()).isZero();
    awaitFinalized("quickstart", finalized + 3);
    assertThat(inspect("quickstart").path("genesisTime").asLong()).isEqualTo(genesisTime);

    assertThat(leannet.run("enclave", "rm", "-f", "quickstart").exitCode()).isZero();
    assertThat(home.resolve("leannet/enclaves")).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
  }

  @Test
  void two_enclaves_at_once_do_not_disturb_each_other() throws Exception {
    var pair =
        Files.writeString(
            home.resolve("pair.yaml"), "participants: [{cl_type: embedded, count: 2}]\n");
    var first = leannet.builder("run", "--quiet", "--enclave", "one", pair.toString()).start();
    var second = leannet.builder("run", "--quiet", "--enclave", "two", pair.toString()).start();
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    awaitFinalized("one", 1);
    awaitFinalized("two", 1);

    assertThat(leannet.run("enclave", "rm", "-f", "one").exitCode()).isZero();
    var finalized = slots(inspect("two"), "finalized").getFirst();
    awaitFinalized("two", finalized + 2);
  }

  @Test
  void ctrl_c_while_real_nodes_get_ready_leaves_nothing() throws Exception {
    var said = home.resolve("said");
    var process = leannet.builder("run", quickstart).redirectError(said.toFile()).start();
    try {
      Eventually.await(
          "the nodes run", PATIENCE, () -> Files.readString(said).contains("ready ..."));
      new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid()).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
    assertThat(home.resolve("leannet/enclaves")).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
  }
}
