package org.leannet.launcher.cli.completion;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `leannet complete -- WORD...`: what the scripts of `leannet completion` ask.
@Command(
    name = "complete",
    hidden = true,
    description = "prints what may stand at the end of a command line, one a line")
public final class CompleteCommand implements Callable<Integer> {
  private final Names names;
  private final Consumer<String> out;

  @Parameters(paramLabel = "WORD", description = "the words so far, the last as far as it is typed")
  private List<String> words = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// @param out takes the lines of the result
  public CompleteCommand(Names names, Consumer<String> out) {
    this.names = names;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    new Candidates(spec.root(), names).of(words).forEach(out);
    return ExitCode.OK.code();
  }
}
