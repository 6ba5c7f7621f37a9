package org.leannet.launcher.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.launch.KeyUse;
import org.leannet.launcher.launch.Readiness;
import org.leannet.launcher.launch.ServiceWork;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet enclave start`: what Kurtosis does not have. A stopped network goes on with its chain.
@Command(name = "start", description = "starts a stopped enclave again, with the same chain")
final class EnclaveStart implements Callable<Integer> {
  /// Seconds on an idle machine; a busy one takes most of a minute for each JVM.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

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
      var nodes = enclave.plan().map(NetworkPlan::nodes).orElse(List.of());
      try (var _ = session.enclaves().lock(enclave);
          var runtime = session.runtimes().open(enclave);
          var progress = progressOptions.open(session)) {
        if (enclave.plan().isPresent()) {
          new KeyUse(session.enclaves(), session.runtimes())
              .refuseShared(enclave.plan().get(), enclave.name());
        }
        var services = EnclaveCommand.names(runtime);
        progress.on(new Event.Begun(Phase.START));
        ServiceWork.onEach(services, runtime::start);
        progress.on(new Event.Finished(Phase.START, services.size() + " services"));
        if (!noWait) {
          progress.on(new Event.Begun(Phase.READY));
          new Readiness(runtime, nodes, a -> progress.on(a.in(Phase.READY)), session.clock())
              .awaitAdvancing(session.clock().instant().plus(PATIENCE));
          progress.on(new Event.Finished(Phase.READY, "the chain advances"));
        }
      }
      session.console().print(name);
    }
    return ExitCode.OK.code();
  }
}
