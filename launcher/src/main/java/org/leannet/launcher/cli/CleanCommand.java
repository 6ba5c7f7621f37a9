package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.EnclaveStatus;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `leannet clean`: removes what is no longer used.
@Command(name = "clean", description = "removes stopped enclaves and what broken launches left")
final class CleanCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-a", "--all"},
      description = "running enclaves too")
  private boolean all;

  CleanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (var enclave : session.enclaves().list()) {
      try (var runtime = session.runtimes().open(enclave)) {
        if (!all && EnclaveStatus.of(runtime.list()) == EnclaveStatus.RUNNING) {
          continue;
        }
        try (var _ = session.enclaves().lock(enclave)) {
          runtime.dispose();
          session.enclaves().remove(enclave);
        }
        session.console().print(enclave.name().text());
      }
    }
    return ExitCode.OK.code();
  }
}
