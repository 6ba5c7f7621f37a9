package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// The command is killed without a chance to undo anything, at moments all over a launch: what it
/// left is found and removed.
class KilledLaunchIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long SEED = 20;
  private static final int JITTER_MILLIS = 150;

  /// Said at once; until a launch comes to its first phase the program itself must start.
  private static final String ANY = "";

  private static final int START_MILLIS = 2000;

  /// What the command says before it is killed, a little later. What it does in between is at other
  /// places each time, and of what is made at once some is there and some is not.
  private static final List<String> MOMENTS =
      List.of(
          ANY,
          "nodes on the docker runtime",
          "genesis ...",
          "start ...",
          "created lean-embedded-",
          "created lean-embedded-",
          "2 nodes created in",
          "start: 0 of 2 nodes answer");

  @TempDir private Path home;

  private LeannetProcess leannet;
  private Daemon daemon;

  @BeforeEach
  void open() throws Exception {
    daemon = TestDaemon.open();
    leannet = new LeannetProcess(home);
  }

  @AfterEach
  void close() {
    daemon.close();
  }

  @Test
  void whatever_the_moment_clean_removes_all_that_is_left() throws Exception {
    var random = new Random(SEED);
    var file = new StandInDevnet(home).argsFile("mute", 600, "killed").toString();
    for (var moment : MOMENTS) {
      var enclave = TestDaemon.enclaveName();
      try {
        killAfter(
            moment,
            random.nextInt(moment.equals(ANY) ? START_MILLIS : JITTER_MILLIS),
            file,
            enclave);
        assertThat(clean()).as(moment).isIn("", enclave + "\n");
        TestDaemon.assertNothingIsLeft(daemon, enclave);
        assertThat(folders()).as(moment).isEmpty();
        assertThat(leannet.strays()).as(moment).isEmpty();
      } finally {
        new DockerEnclaves(daemon).remove(enclave);
      }
    }
  }

  private void killAfter(String moment, int millis, String file, String enclave) throws Exception {
    var said = home.resolve("said-" + enclave);
    var process =
        leannet
            .builder("run", file, "--enclave", enclave, "--verbose")
            .redirectError(said.toFile())
            .start();
    try {
      Eventually.await(moment, PATIENCE, () -> hasSaid(process, said, moment));
      if (moment.equals(MOMENTS.getLast())) {
        // A launch under way is nobody's rubbish.
        assertThat(clean()).isEmpty();
        assertThat(TestDaemon.leftovers(daemon, enclave)).isNotEmpty();
      }
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean hasSaid(Process process, Path said, String words) throws IOException {
    var text = Files.readString(said);
    assertThat(process.isAlive()).as(text).isTrue();
    return text.contains(words);
  }

  private List<Path> folders() throws IOException {
    var enclaves = home.resolve("leannet/enclaves");
    if (!Files.exists(enclaves)) {
      return List.of();
    }
    try (var found = Files.list(enclaves)) {
      return found.toList();
    }
  }

  private String clean() throws IOException, InterruptedException {
    var result = leannet.run("clean");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
