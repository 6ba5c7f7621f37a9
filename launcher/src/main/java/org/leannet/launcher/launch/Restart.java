package org.leannet.launcher.launch;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.runtime.process.FreePorts;
import org.leannet.launcher.stack.Companion;
import org.leannet.launcher.stack.Scraping;

/// Starts a stopped network again, with the same chain. Its nodes start whatever becomes of what
/// runs beside them: a Prometheus or Grafana whose port was taken meanwhile gets another.
public final class Restart {
  /// Seconds on an idle machine; a busy one takes most of a minute for each JVM.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Network network;
  private final Runtime runtime;
  private final Progress progress;
  private final InstantSource clock;

  /// What is started.
  ///
  /// @param plan with ports that are free, see [#withFreePorts]
  /// @param services those of this plan
  /// @param scraping tells Prometheus which nodes there are
  public record Network(NetworkPlan plan, Services services, Scraping scraping) {}

  public Restart(Network network, Runtime runtime, Progress progress, InstantSource clock) {
    this.network = network;
    this.runtime = runtime;
    this.progress = progress;
    this.clock = clock;
  }

  /// The enclave's plan, with other ports for programs beside the nodes whose port something else
  /// has taken while they were stopped. Those that run were told of the port of before: they are
  /// ended, to be started with the others. Containers are published at another port without it.
  public static NetworkPlan withFreePorts(
      Enclave enclave, NetworkPlan plan, Runtime runtime, Enclaves enclaves)
      throws IOException, InterruptedException {
    var running =
        runtime.list().stream().filter(s -> s.state().isAlive()).map(ServiceStatus::name).toList();
    if (plan.runtime() == RuntimeKind.DOCKER) {
      return plan;
    }
    // The claim of one that was made long ago may be gone.
    enclaves.claimPorts(enclave, plan.localPorts());
    if (plan.services().stream().noneMatch(s -> isTaken(s, running))) {
      return plan;
    }
    try (var _ = enclaves.lockHome();
        var ports = new FreePorts(enclaves.portsInUse())) {
      var services = new ArrayList<ServicePlan>();
      for (var service : plan.services()) {
        services.add(isTaken(service, running) ? service.withPort(ports.tcp()) : service);
      }
      var settled = plan.withServices(services);
      for (var service : plan.services()) {
        if (running.contains(service.service())) {
          runtime.stop(service.service(), ServiceWork.GRACE);
        }
      }
      enclave.replacePlan(settled);
      enclaves.claimPorts(enclave, settled.localPorts());
      return settled;
    }
  }

  private static boolean isTaken(ServicePlan service, List<String> running) {
    return !running.contains(service.service()) && !Companion.isFree(service.port());
  }

  /// Starts everything that there is.
  ///
  /// @param awaitChain whether it returns only when the chain advances
  public void run(boolean awaitChain) throws IOException, InterruptedException {
    var there = runtime.list().stream().map(ServiceStatus::name).toList();
    var beside = network.plan().services().stream().map(ServicePlan::service).toList();
    var services = there.stream().filter(name -> !beside.contains(name)).toList();
    progress.on(new Event.Begun(Phase.START));
    ServiceWork.onEach(services, runtime::start);
    progress.on(new Event.Finished(Phase.START, services.size() + " services"));
    var companions = network.services().companions();
    network.scraping().follow(runtime);
    try (var company = Company.startAgain(companions, runtime, progress, clock)) {
      if (awaitChain) {
        awaitChain(
            network.plan().nodes().stream().filter(n -> there.contains(n.service())).toList());
      }
      company.awaitWillingly();
    }
  }

  private void awaitChain(List<NodePlan> nodes) throws IOException, InterruptedException {
    progress.on(new Event.Begun(Phase.READY));
    new Readiness(runtime, nodes, a -> progress.on(a.in(Phase.READY)), clock)
        .awaitAdvancing(clock.instant().plus(PATIENCE));
    progress.on(new Event.Finished(Phase.READY, "the chain advances"));
  }
}
