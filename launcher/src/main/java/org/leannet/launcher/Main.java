package org.leannet.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.cli.Console;
import org.leannet.launcher.cli.Leannet;
import org.leannet.launcher.cli.Session;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.enclave.PortClaims;
import org.leannet.launcher.launch.Runtimes;

/// Where `leannet` begins: reads the surroundings once, and hands them on.
public final class Main {
  private static final int USUAL_WIDTH = 100;

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] words) {
    var environment = System.getenv();
    var session =
        new Session(
            console(environment),
            System.in,
            enclaves(environment),
            new Runtimes(environment, Path.of(System.getProperty("user.home"))),
            installation(),
            Path.of(System.getProperty("java.home")),
            Runtime.getRuntime().availableProcessors(),
            InstantSource.system());
    System.exit(Leannet.execute(session, words));
  }

  private static Enclaves enclaves(Map<String, String> environment) {
    var shared = Path.of(System.getProperty("java.io.tmpdir"));
    return new Enclaves(home(environment), new PortClaims(shared));
  }

  /// Where enclaves are kept: `LEANNET_HOME`, or `~/.leannet`.
  private static Path home(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("LEANNET_HOME"))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".leannet"))
        .toAbsolutePath();
  }

  /// Where this program lies; the launch script says so.
  private static Path installation() {
    return Path.of(System.getProperty("leannet.home", "")).toAbsolutePath();
  }

  private static Console console(Map<String, String> environment) {
    // Java cannot ask whether standard error is a terminal; the launch script can.
    var terminal = Boolean.getBoolean("leannet.terminal");
    var dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    var noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
        new PrintWriter(System.err, false, StandardCharsets.UTF_8),
        terminal && !dumb,
        terminal && !dumb && !noColor,
        width(environment),
        ZoneId.systemDefault());
  }

  private static int width(Map<String, String> environment) {
    try {
      return Integer.parseInt(environment.getOrDefault("COLUMNS", "" + USUAL_WIDTH));
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
