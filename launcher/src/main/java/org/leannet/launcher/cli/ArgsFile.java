package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.leannet.clients.Catalogue;
import org.leannet.clients.CatalogueException;
import org.leannet.clients.CatalogueFiles;
import org.leannet.launcher.cli.settings.RemoteFile;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The args file a verb is given: as a word or as Kurtosis's `--args-file`; a path, a URL, or `-`
/// for standard input.
final class ArgsFile {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "the args file, YAML or JSON, or its URL; - reads standard input")
  private String word = "";

  @Option(names = "--args-file", paramLabel = "FILE", description = "the args file, as a flag")
  private String flag = "";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "a value in the place of the file's: --set lean_network_params.genesis_delay=20")
  private List<String> settings = List.of();

  @Option(
      names = "--clients-dir",
      paramLabel = "DIR",
      description = "a folder of files, each adding a client or describing one anew")
  private Optional<Path> clients = Optional.empty();

  /// The clients that the file may name.
  Catalogue catalogue() throws IOException {
    return clients.isPresent() ? catalogue(clients.get()) : Catalogue.bundled();
  }

  /// The clients of the catalogue and those of a folder.
  static Catalogue catalogue(Path folder) throws IOException {
    var catalogue = Catalogue.bundled();
    try {
      for (var client : CatalogueFiles.read(folder)) {
        catalogue = catalogue.with(client);
      }
      return catalogue;
    } catch (NoSuchFileException | NotDirectoryException none) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "--clients-dir: there is no folder " + folder,
          "name a folder with one .yaml file a client");
    } catch (CatalogueException wrong) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          String.valueOf(wrong.getMessage()),
          "clients/README.md tells what a client's file has");
    }
  }

  /// Copies the clients of the user's own into the enclave, which may be added to later.
  void keepClients(Enclave enclave) throws IOException {
    if (clients.isPresent()) {
      TargetFolder.copy(
          clients.get(), enclave.clients(), file -> file.toString().endsWith(".yaml"));
    }
  }

  Draft read(Session session) throws ConfigException, IOException, InterruptedException {
    if (isPackage()) {
      session.console().say("leannet: " + word + " is not fetched: Leannet has no packages");
    }
    if (name().equals("-")) {
      return ConfigReader.parse("(standard input)", session.input().readAllBytes(), settings);
    }
    var remote = RemoteFile.of(name());
    return remote.isPresent()
        ? ConfigReader.parse(name(), remote.get().fetch(ConfigReader.TOO_LARGE), settings)
        : ConfigReader.read(Path.of(name()), settings);
  }

  /// What the network is called when nobody says.
  EnclaveName networkName() {
    return EnclaveName.fromFile(
        RemoteFile.of(name()).map(RemoteFile::fileName).orElseGet(() -> Path.of(name())));
  }

  /// Kurtosis takes a package first, such as `github.com/ethpandaops/ethereum-package`; what it
  /// would fetch is what this program is.
  private boolean isPackage() {
    return !flag.isEmpty() && word.matches("(https://)?github\\.com/[^ ]+");
  }

  private String name() {
    if (isPackage()) {
      return flag;
    }
    if (word.isEmpty() == flag.isEmpty()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          word.isEmpty() ? "which args file?" : "two args files: " + word + " and " + flag,
          "for example: leannet run examples/quickstart.yaml");
    }
    return word.isEmpty() ? flag : word;
  }
}
