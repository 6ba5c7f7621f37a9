package org.leannet.launcher.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.leannet.launcher.runtime.docker.TestDaemon;

/// The real command in a process of its own, with a home of its own.
public record LeannetProcess(Path home, Map<String, String> environment) {
  /// Keys for a network take seconds of all cores, and the machine may have other work.
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /// Whether `env` knows the option: GNU's does.
  private static final boolean RESETS_SIGNALS = ends("env", "--default-signal=INT", "true");

  /// In the environment that the tests have.
  public LeannetProcess(Path home) {
    this(home, Map.of());
  }

  /// What a command left: its exit code and what it said.
  public record Result(int exitCode, String out, String err) {
    /// The result, with everything, for a failing assertion.
    @Override
    public String toString() {
      return "exit code %d%nout:%n%s%nerr:%n%s".formatted(exitCode, out, err);
    }
  }

  /// Runs a command to its end.
  public Result run(String... words) throws IOException, InterruptedException {
    var out = Files.createTempFile(home, "out", "");
    var err = Files.createTempFile(home, "err", "");
    var process = builder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("leannet does not end: " + String.join(" ", words));
    }
    var result =
        new Result(
            process.exitValue(),
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /// A command to be started and watched by the test.
  public ProcessBuilder builder(String... words) {
    var command = new ArrayList<>(listeningToInterrupts());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=" + (words.length > 0 && words[0].equals("run") ? 4 : 1),
            "-Dleannet.home=" + installation(),
            "-cp",
            classPath(),
            "org.leannet.launcher.Main"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("LEANNET_HOME", home.resolve("leannet").toString());
    builder.environment().put("LEANNET_NODE_BASE", TestDaemon.BASE);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return builder;
  }

  /// What goes before a command so that Ctrl-C reaches it: a shell has what it starts in the
  /// background ignore SIGINT, that is inherited, and a JVM leaves an ignored signal ignored.
  private static List<String> listeningToInterrupts() {
    var prefix = List.of("env", "--default-signal=INT");
    return RESETS_SIGNALS ? prefix : List.of();
  }

  private static boolean ends(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Processes that have this home in their command line.
  public String strays() throws IOException {
    var ps = new ProcessBuilder("ps", "-eo", "pid=,args=").start();
    var lines = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return lines
        .lines()
        .filter(line -> line.contains(home.resolve("leannet").toString()))
        .reduce("", (all, line) -> all + line + "\n");
  }

  /// The launcher's own class path: the node, whose tests need it, is never part of it.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("leannet-node") && !entry.contains("embedded-node/node/"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// The root of this repository.
  public static Path installation() {
    // Tests run in the module's folder.
    return Path.of("..").toAbsolutePath().normalize();
  }
}
