package org.leannet.launcher.cli;

import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.FishCompletion;
import org.leannet.launcher.failure.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `leannet completion`.
@Command(name = "completion", description = "prints a completion script")
final class CompletionCommand implements Callable<Integer> {
  enum Shell {
    bash,
    zsh,
    fish
  }

  private final Session session;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (shell == Shell.fish) {
      session.console().print(FishCompletion.render(spec.root()));
      return ExitCode.OK.code();
    }
    // One script serves both: under zsh it turns on zsh's own bash completion.
    session.console().print("# Completion of leannet for " + shell + ".");
    session.console().print(AutoComplete.bash("leannet", spec.root().commandLine()));
    return ExitCode.OK.code();
  }
}
