package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.Prerequisite;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DockerEndpoint;

/// A Docker daemon that goes away and comes back: one of the test's own, which nobody else uses.
class DaemonRestartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name = TestDaemon.enclaveName();

  /// Short, for the path of a socket must be.
  private Path folder = Path.of("");

  /// Without one of its own it would take, or with none delete, the machine's `docker0`.
  private final String bridge = "lnt" + ProcessHandle.current().pid();

  private Optional<Process> engine = Optional.empty();

  @BeforeEach
  void start_the_engine() throws Exception {
    TestDaemon.open().close();
    var dockerd = Files.isExecutable(Path.of("/usr/sbin/dockerd"));
    var root = System.getProperty("user.name").equals("root");
    if (!dockerd || !root) {
      throw Prerequisite.missing("only root can start a Docker engine, at /usr/sbin/dockerd");
    }
    folder = Files.createTempDirectory("leannet-dockerd");
    run("ip", "link", "add", "name", bridge, "type", "bridge");
    run("ip", "address", "add", "10.253.253.1/24", "dev", bridge);
    startEngine();
  }

  @AfterEach
  void end_the_engine() throws Exception {
    if (engine.isPresent()) {
      leannet("clean", "-a");
      endEngine();
      run("ip", "link", "delete", bridge);
      run("rm", "-rf", "--one-file-system", folder.toString());
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private void startEngine() throws Exception {
    var builder =
        new ProcessBuilder(
            "/usr/sbin/dockerd",
            "--host=" + socket(),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--bridge=" + bridge,
            "--iptables=false",
            "--ip6tables=false",
            "--storage-driver=vfs");
    engine = Optional.of(builder.redirectErrorStream(true).redirectOutput(log().toFile()).start());
    Eventually.await("the engine answers", PATIENCE, this::answers);
  }

  private void endEngine() throws Exception {
    engine.orElseThrow().destroy();
    assertThat(engine.orElseThrow().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private URI socket() {
    return URI.create("unix://" + folder.resolve("docker.sock"));
  }

  private Path log() {
    return folder.resolve("dockerd.log");
  }

  private boolean answers() throws Exception {
    assertThat(engine.orElseThrow().isAlive()).as(Files.readString(log())).isTrue();
    try {
      Daemon.open(new DockerEndpoint(socket(), Optional.empty(), "test")).close();
      return true;
    } catch (LaunchFailure e) {
      return false;
    }
  }

  private LeannetProcess.Result leannet(String... words) throws Exception {
    var home = Files.createDirectories(folder.resolve("home"));
    return new LeannetProcess(home, Map.of("DOCKER_HOST", socket().toString())).run(words);
  }

  private LeannetProcess.Result expect(int exitCode, String... words) throws Exception {
    var result = leannet(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    return result;
  }

  @Test
  void a_network_goes_on_after_the_daemon_came_back() throws Exception {
    var file = new StandInDevnet(folder).argsFile("", 20, "three");
    // Away from where networks are found: while this engine is down, the machine's own knows
    // nothing of it.
    Files.writeString(file, Files.readString(file) + "network: {subnet: 10.253.252.0/24}\n");
    expect(0, "run", file.toString(), "--enclave", name);

    endEngine();
    assertThat(expect(3, "enclave", "inspect", name).err())
        .contains("no Docker daemon answers at " + socket(), "start Docker");

    startEngine();
    assertThat(expect(0, "enclave", "inspect", name).out()).contains("STOPPED");
    assertThat(expect(0, "service", "logs", name, "lean-embedded-0").out())
        .contains("stand-in embedded_0");
    expect(0, "enclave", "start", name);
    assertThat(expect(0, "enclave", "inspect", name).out()).contains("RUNNING");

    expect(0, "enclave", "rm", "-f", name);
    try (var daemon = Daemon.open(new DockerEndpoint(socket(), Optional.empty(), "test"))) {
      TestDaemon.assertNothingIsLeft(daemon, name);
    }
  }
}
