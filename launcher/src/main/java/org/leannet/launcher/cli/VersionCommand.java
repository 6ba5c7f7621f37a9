package org.leannet.launcher.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `leannet version`.
@Command(name = "version", description = "prints the version of leannet")
final class VersionCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private final OutputOption output = new OutputOption();

  VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    // From the jar's manifest; classes run from a folder have none.
    var version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
    session
        .console()
        .print(
            output.isJson()
                ? "{\"version\": \"%s\", \"java\": \"%s\"}"
                    .formatted(version, java.lang.Runtime.version())
                : version);
    return ExitCode.OK.code();
  }
}
