package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The args file a verb is given: as a word, as Kurtosis's `--args-file`, or `-` for standard
/// input.
final class ArgsFile {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "the args file, YAML or JSON; - reads standard input")
  private String word = "";

  @Option(names = "--args-file", paramLabel = "FILE", description = "the args file, as a flag")
  private String flag = "";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "a value in the place of the file's: --set lean_network_params.genesis_delay=20")
  private List<String> settings = List.of();

  Draft read(Session session) throws ConfigException, IOException {
    return name().equals("-")
        ? ConfigReader.parse("(standard input)", session.input().readAllBytes(), settings)
        : ConfigReader.read(Path.of(name()), settings);
  }

  /// What the network is called when nobody says.
  EnclaveName networkName() {
    return EnclaveName.fromFile(Path.of(name()));
  }

  private String name() {
    if (word.isEmpty() == flag.isEmpty()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          word.isEmpty() ? "which args file?" : "two args files: " + word + " and " + flag,
          "for example: leannet run examples/quickstart.yaml");
    }
    return word.isEmpty() ? flag : word;
  }
}
