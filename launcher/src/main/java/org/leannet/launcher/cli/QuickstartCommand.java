package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.quickstart.QuickstartExport;
import org.leannet.launcher.quickstart.QuickstartImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `leannet quickstart ...`: networks from and for lean-quickstart.
@Command(name = "quickstart", description = "takes networks over from lean-quickstart, and back")
final class QuickstartCommand extends CommandGroup {
  /// The group with its verbs.
  static CommandLine tree(Session session) {
    return new CommandLine(new QuickstartCommand())
        .addSubcommand(new Import(session))
        .addSubcommand(new Export(session));
  }

  @Command(name = "import", description = "prints the args file for a validator-config.yaml")
  static final class Import implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "lean-quickstart's file")
    private Path file = Path.of("");

    Import(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws ConfigException, IOException {
      session
          .console()
          .print(new QuickstartImport(Catalogue.bundled()).argsFile(file).stripTrailing());
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "export",
      description = "writes an enclave's genesis as a folder that lean-quickstart can start")
  static final class Export implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "where to write it")
    private Path target = Path.of("");

    Export(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
      var enclave = new EnclaveSearch(session).enclave(enclaveName);
      try {
        QuickstartExport.write(enclave.genesis(), target);
      } catch (FileAlreadyExistsException there) {
        throw new LaunchFailure(
            ExitCode.USAGE, there.getFile() + " is already there", "name a folder without it");
      }
      session.console().print(target.toString());
      return ExitCode.OK.code();
    }
  }
}
