package org.leannet.launcher.cli.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.PortSpec;
import picocli.CommandLine.Option;

/// What a service is given beside its program: variables, ports and files.
///
/// Words that say nothing sensible are refused when they are read, with a [LaunchFailure].
public final class ServiceSettings {
  private static final Pattern PORT =
      Pattern.compile("([a-z][a-z0-9-]*)[:=]([0-9]{1,5})(?:/(tcp|udp))?");

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "an environment variable to set; NAME:VALUE too")
  private List<String> env = List.of();

  @Option(
      names = "--ports",
      paramLabel = "ID:PORT/TRANSPORT",
      split = ",",
      description = "a port it listens on, such as api:8080/tcp; one of the same id is replaced")
  private List<String> ports = List.of();

  @Option(
      names = "--files",
      paramLabel = "TARGET:SOURCE",
      split = ",",
      description = "a path inside, and the file or folder of this machine it sees there")
  private List<String> files = List.of();

  /// Whether nothing was said.
  public boolean isEmpty() {
    return env.isEmpty() && ports.isEmpty() && files.isEmpty();
  }

  /// Variables as `NAME=VALUE`, or Kurtosis's `NAME:VALUE`.
  public Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    for (var word : env) {
      var parts = word.split("[=:]", 2);
      if (parts.length < 2 || !parts[0].matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new LaunchFailure(
            ExitCode.USAGE, "--env: '" + word + "' is no variable", "expected NAME=VALUE");
      }
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }

  /// Ports as `ID:PORT`, `ID:PORT/udp`, or with `=`.
  public List<PortSpec> ports() {
    return ports.stream().map(ServiceSettings::port).toList();
  }

  private static PortSpec port(String word) {
    var match = PORT.matcher(word);
    if (!match.matches() || Integer.parseInt(match.group(2)) > 65_535) {
      throw new LaunchFailure(
          ExitCode.USAGE, "--ports: '" + word + "' is no port", "expected ID:PORT, or ID:PORT/udp");
    }
    var number = Integer.parseInt(match.group(2));
    return "udp".equals(match.group(3))
        ? PortSpec.udp(match.group(1), number)
        : new PortSpec(match.group(1), number, PortSpec.Transport.TCP, "");
  }

  /// Files of this machine and where they are seen inside, as `/path/inside:path/here`.
  public List<FileMount> files() {
    return files.stream().map(ServiceSettings::file).toList();
  }

  private static FileMount file(String word) {
    var parts = word.split(":", 2);
    if (parts.length < 2 || !parts[0].startsWith("/")) {
      throw new LaunchFailure(
          ExitCode.USAGE, "--files: '" + word + "'", "expected /path/inside:path/here");
    }
    return new FileMount(Path.of(parts[1]).toAbsolutePath().normalize(), parts[0]);
  }
}
