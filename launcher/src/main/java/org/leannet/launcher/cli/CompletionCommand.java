package org.leannet.launcher.cli;

import java.util.concurrent.Callable;
import org.leannet.launcher.failure.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `leannet completion`.
@Command(
    name = "completion",
    description = "prints a completion script; use: source <(leannet completion bash)")
final class CompletionCommand implements Callable<Integer> {
  enum Shell {
    bash,
    zsh
  }

  private final Session session;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    // One script serves both: under zsh it turns on zsh's own bash completion.
    session.console().print("# Completion of leannet for " + shell + ".");
    session.console().print(AutoComplete.bash("leannet", spec.root().commandLine()));
    return ExitCode.OK.code();
  }
}
