package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `leannet validate`: everything wrong with an args file, at once.
@Command(name = "validate", description = "checks an args file; needs no Docker and makes nothing")
final class ValidateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final ArgsFile argsFile = new ArgsFile();
  @Mixin private final OutputOption output = new OutputOption();

  ValidateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ConfigException, IOException {
    var plan = new PlanPreview(session).plan(argsFile, Optional.empty());
    session
        .console()
        .print(
            output.isJson()
                ? "{\"valid\": true, \"nodes\": %d}".formatted(plan.nodes().size())
                : "valid: %d nodes on the %s runtime"
                    .formatted(plan.nodes().size(), plan.runtime()));
    return ExitCode.OK.code();
  }
}
