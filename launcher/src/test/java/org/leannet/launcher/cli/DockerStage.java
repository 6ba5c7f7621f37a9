package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// What a test of the command on the machine's Docker has: a home of its own, a connection, and the
/// name of an enclave of which nothing is left afterwards.
final class DockerStage implements BeforeEachCallback, AfterEachCallback {
  private final String name = TestDaemon.enclaveName();
  private Path home = Path.of("");
  private Optional<Daemon> daemon = Optional.empty();

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    daemon = Optional.of(TestDaemon.open());
    home = Files.createTempDirectory("leannet-stage");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (daemon.isPresent()) {
      new DockerEnclaves(daemon.get()).remove(name);
      daemon.get().close();
      Enclaves.delete(home);
    }
  }

  /// The enclave's name, which no other run of the tests uses.
  String name() {
    return name;
  }

  /// The folder with the home in it, for the test's own files too.
  Path home() {
    return home;
  }

  Daemon daemon() {
    return daemon.orElseThrow();
  }

  LeannetProcess leannet() {
    return new LeannetProcess(home);
  }

  /// Runs the command, and expects words for people.
  LeannetProcess.Result expect(int exitCode, String... words)
      throws IOException, InterruptedException {
    var result = leannet().run(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }

  /// What `enclave inspect` tells programs.
  JsonNode inspect() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(expect(0, "enclave", "inspect", name, "-o", "json").out());
  }

  /// Fails when Docker or the home has anything of the enclave.
  void assertNothingIsLeft() throws InterruptedException {
    TestDaemon.assertNothingIsLeft(daemon(), name);
    assertThat(home.resolve("leannet/enclaves").resolve(name)).doesNotExist();
  }
}
