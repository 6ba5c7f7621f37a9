package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.leannet.launcher.Prerequisite;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DockerEndpoint;

/// A Docker engine of a test's own, which nobody else uses: it may be ended, and its disk filled.
final class OwnEngine {
  private static final String PROGRAM = "/usr/sbin/dockerd";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;

  /// Without one of its own it would take, or with none delete, the machine's `docker0`.
  private final String bridge = "lnt" + ProcessHandle.current().pid();

  private final List<String> passing = new ArrayList<>();
  private Optional<Process> engine = Optional.empty();

  private OwnEngine(Path folder) {
    this.folder = folder;
  }

  /// One that does not run yet. The test is skipped where it cannot be had.
  static OwnEngine make() throws Exception {
    TestDaemon.open().close();
    var root = System.getProperty("user.name").equals("root");
    if (!Files.isExecutable(Path.of(PROGRAM)) || !root) {
      throw Prerequisite.missing("only root can start a Docker engine, at " + PROGRAM);
    }
    // Short, for the path of a socket must be.
    var made = new OwnEngine(Files.createTempDirectory("leannet-dockerd"));
    run("ip", "link", "add", "name", made.bridge, "type", "bridge");
    run("ip", "address", "add", "10.253.253.1/24", "dev", made.bridge);
    return made;
  }

  /// Lets its containers in this range reach each other, as an engine that manages the machine's
  /// packet filter does itself; the machine's own engine drops what it does not know.
  void letThrough(String range) throws IOException, InterruptedException {
    run(filter("-I", range));
    passing.add(range);
  }

  private static String[] filter(String change, String range) {
    return new String[] {"iptables", change, "FORWARD", "-s", range, "-d", range, "-j", "ACCEPT"};
  }

  /// Where all it has lies, and the test's own files may.
  Path folder() {
    return folder;
  }

  /// Where it keeps images, containers and volumes.
  Path data() {
    return folder.resolve("data");
  }

  URI socket() {
    return URI.create("unix://" + folder.resolve("docker.sock"));
  }

  void start() throws Exception {
    var builder =
        new ProcessBuilder(
            PROGRAM,
            "--host=" + socket(),
            "--data-root=" + data(),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--bridge=" + bridge,
            "--iptables=false",
            "--ip6tables=false",
            "--storage-driver=vfs");
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    engine = Optional.of(builder.start());
    Eventually.await("the engine answers", PATIENCE, this::answers);
  }

  private Path log() {
    return folder.resolve("dockerd.log");
  }

  private boolean answers() throws Exception {
    assertThat(engine.orElseThrow().isAlive()).as(Files.readString(log())).isTrue();
    try {
      connect().close();
      return true;
    } catch (LaunchFailure e) {
      return false;
    }
  }

  /// A connection to it.
  Daemon connect() throws InterruptedException {
    return Daemon.open(new DockerEndpoint(socket(), Optional.empty(), "test"));
  }

  /// The command, with this engine as its Docker.
  LeannetProcess leannet() throws IOException {
    var home = Files.createDirectories(folder.resolve("home"));
    return new LeannetProcess(home, Map.of("DOCKER_HOST", socket().toString()));
  }

  /// Ends it as the machine's service manager does: it ends its containers first.
  void end() throws InterruptedException {
    engine.orElseThrow().destroy();
    assertThat(engine.orElseThrow().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /// Ends it, and leaves nothing of it.
  void remove() throws IOException, InterruptedException {
    if (engine.isPresent()) {
      end();
    }
    for (var range : passing) {
      run(filter("-D", range));
    }
    run("ip", "link", "delete", bridge);
    run("rm", "-rf", "--one-file-system", folder.toString());
  }

  /// Removes the network interfaces of containers that have an address in this range.
  void removeBridgesIn(String range) throws IOException, InterruptedException {
    for (var line : run("ip", "-o", "-4", "address", "show", "to", range).lines().toList()) {
      var name = line.split("\\s+", -1)[1];
      if (name.startsWith("br-")) {
        run("ip", "link", "delete", name);
      }
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
