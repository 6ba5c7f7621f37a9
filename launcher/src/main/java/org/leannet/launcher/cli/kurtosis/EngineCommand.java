package org.leannet.launcher.cli.kurtosis;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `leannet engine ...`: Kurtosis's scripts start their engine first; here there is none to start.
@Command(
    name = "engine",
    hidden = true,
    description = "does nothing, for scripts made for Kurtosis: Leannet has no engine")
public final class EngineCommand implements Callable<Integer> {
  private final Consumer<String> out;

  @Parameters(paramLabel = "VERB", description = "start, stop, restart, status or logs")
  private List<String> words = List.of();

  /// @param out takes the lines of the result
  public EngineCommand(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.accept("no engine: nothing to " + (words.isEmpty() ? "start" : words.getFirst()));
    return ExitCode.OK.code();
  }
}
