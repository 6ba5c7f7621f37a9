package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.EnclaveStatus;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.OldImages;
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
    var failures = new ArrayList<LaunchFailure>();
    for (var enclave : session.enclaves().list()) {
      try {
        clean(enclave);
      } catch (LaunchFailure e) {
        // The others can be cleaned all the same; and this one too, if another command did it.
        if (Files.exists(enclave.directory())) {
          failures.add(e);
        }
      }
    }
    for (var lost : session.lost().find()) {
      if (all || EnclaveStatus.of(lost.services()) != EnclaveStatus.RUNNING) {
        session.lost().remove(lost);
        session.console().print(lost.name());
      }
    }
    new OldImages(session.runtimes(), text -> session.console().say("leannet: " + text))
        .remove(session.clock().instant());
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return ExitCode.OK.code();
  }

  private void clean(Enclave enclave) throws IOException, InterruptedException {
    if (!all && isInUse(enclave)) {
      return;
    }
    try (var _ = session.enclaves().lock(enclave)) {
      session.runtimes().dispose(enclave);
      session.enclaves().remove(enclave);
    }
    session.console().print(enclave.name().text());
  }

  /// A network that runs, and one that is being launched. What a launch that crashed has left may
  /// run too, and is of no use to anybody.
  private boolean isInUse(Enclave enclave) throws IOException, InterruptedException {
    return enclave.isLaunched() ? session.isRunning(enclave) : session.enclaves().isBusy(enclave);
  }
}
