package org.leannet.launcher.cli;

import org.leannet.launcher.cli.completion.CompleteCommand;
import org.leannet.launcher.cli.completion.CompletionCommand;
import org.leannet.launcher.cli.kurtosis.EngineCommand;
import org.leannet.launcher.cli.view.Examples;
import org.leannet.launcher.live.UiCommand;
import org.leannet.launcher.live.WatchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `leannet` and its tree of verbs.
@Command(
    name = "leannet",
    description = "Starts Lean Ethereum devnets, watches them, and breaks them on purpose.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
public final class Leannet extends CommandGroup {
  @Mixin private final GlobalOptions global = new GlobalOptions();

  private Leannet() {}

  /// Runs the verb these words name and gives its exit code.
  public static int execute(Session session, String... words) {
    return commandLine(session).execute(words);
  }

  static CommandLine commandLine(Session session) {
    var leannet = new Leannet();
    var failures = new Failures(session.console(), leannet.global);
    var root =
        new CommandLine(leannet)
            .addSubcommand(new RunCommand(session))
            .addSubcommand(new ValidateCommand(session))
            .addSubcommand(new RenderCommand(session))
            .addSubcommand(EnclaveCommand.tree(session))
            .addSubcommand(ServiceCommand.tree(session))
            .addSubcommand(PortCommand.tree(session))
            .addSubcommand(FilesCommand.tree(session))
            .addSubcommand(new WatchCommand(session.live()))
            .addSubcommand(new UiCommand(session.live()))
            .addSubcommand(QuickstartCommand.tree(session))
            .addSubcommand(new CleanCommand(session))
            .addSubcommand(new VersionCommand(session))
            .addSubcommand(new CompletionCommand(session.console()::print))
            .addSubcommand(new CompleteCommand(new KnownNames(session), session.console()::print))
            .addSubcommand(new EngineCommand(session.console()::print));
    Examples.addTo(root.getCommandSpec());
    root.setExecutionStrategy(new CommandLine.RunLast())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setExitCodeExceptionMapper(failures)
        .setOut(session.console().out())
        .setErr(session.console().err());
    return root;
  }
}
