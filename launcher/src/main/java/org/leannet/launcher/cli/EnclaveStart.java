package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.launch.KeyUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet enclave start`: what Kurtosis does not have. A stopped network goes on with its chain.
@Command(name = "start", description = "starts a stopped enclave again, with the same chain")
final class EnclaveStart implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ENCLAVE", arity = "1..*", description = "the enclaves' names")
  private List<String> names = List.of();

  @Option(names = "--no-wait", description = "do not wait until the chain advances")
  private boolean noWait;

  @Mixin private final ProgressOptions progressOptions = new ProgressOptions();

  EnclaveStart(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (var name : names) {
      var enclave = new EnclaveSearch(session).enclave(name);
      var plan = enclave.network();
      try (var _ = session.enclaves().lock(enclave);
          var runtime = session.runtimes().open(enclave);
          var progress = progressOptions.open(session)) {
        new KeyUse(session.enclaves(), session.runtimes()).refuseShared(plan, enclave.name());
        session.restart(enclave, plan, runtime, progress).run(!noWait);
      }
      session.console().print(name);
    }
    return ExitCode.OK.code();
  }
}
