package org.leannet.launcher.launch;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.resolve.Planner;
import org.leannet.launcher.runtime.process.FreePorts;
import org.leannet.launcher.stack.StackPrograms;

/// Makes an enclave with its plan: name, ports and addresses are chosen, and no two launches choose
/// the same. The home is locked meanwhile, and the plan is on disk before the ports are let go.
public final class Founding {
  private final Enclaves enclaves;
  private final Catalogue catalogue;
  private final Runtimes runtimes;
  private final StackPrograms programs;

  /// @param catalogue the clients that networks may be made of
  /// @param runtimes tells what other networks there are, and which programs this machine has
  public Founding(Enclaves enclaves, Catalogue catalogue, Runtimes runtimes) {
    this.enclaves = enclaves;
    this.catalogue = catalogue;
    this.runtimes = runtimes;
    this.programs = new StackPrograms(runtimes.programs());
  }

  /// An enclave and the plan that lies in it, and what the user should know of how it was settled.
  ///
  /// @param ports holds the plan's ports until it is closed, so that nobody else on this machine
  ///   chooses them while keys are made
  public record Founded(Enclave enclave, NetworkPlan plan, List<String> notes, Closeable ports) {
    public Founded {
      notes = List.copyOf(notes);
    }
  }

  /// A new enclave of the name asked for, or else near the one suggested.
  ///
  /// @throws ConfigException naming everything wrong with the draft; then nothing was made
  public Founded found(Draft draft, Optional<EnclaveName> asked, EnclaveName suggested)
      throws ConfigException, IOException, InterruptedException {
    try (var _ = enclaves.lockHome()) {
      var ports = new FreePorts(reservedPorts(enclaves));
      try {
        return found(draft, asked, suggested, ports);
      } catch (ConfigException | IOException | InterruptedException | RuntimeException e) {
        ports.close();
        throw e;
      }
    }
  }

  private Founded found(
      Draft draft, Optional<EnclaveName> asked, EnclaveName suggested, FreePorts ports)
      throws ConfigException, IOException, InterruptedException {
    var planner = new Planner(catalogue, ports, runtimes.subnets());
    var name = asked.isPresent() ? asked.get() : enclaves.firstFree(suggested);
    var plan = planner.plan(draft, name.text());
    if (plan.runtime() == RuntimeKind.DOCKER) {
      var taken = new LostEnclaves(enclaves, runtimes, _ -> {}).namesInDocker();
      var free = asked.isPresent() ? free(name, taken) : enclaves.firstFree(suggested, taken);
      plan = free.equals(name) ? plan : planner.plan(draft, free.text());
      name = free;
    }
    new KeyUse(enclaves, runtimes).refuseShared(plan, name);
    var settled = programs.settle(plan);
    var enclave = enclaves.create(name);
    try {
      enclave.savePlan(settled.plan());
    } catch (IOException e) {
      enclaves.remove(enclave);
      throw e;
    }
    return new Founded(enclave, settled.plan(), settled.notes(), ports);
  }

  private static EnclaveName free(EnclaveName name, Set<String> taken) {
    if (taken.contains(name.text())) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "Docker has an enclave '%s' already".formatted(name),
          "choose another name with --enclave, or remove it with `leannet enclave rm -f %s`"
              .formatted(name));
    }
    return name;
  }

  /// The ports of enclaves that have stopped, or have only been planned.
  static Set<Integer> reservedPorts(Enclaves enclaves) throws IOException {
    var ports = new HashSet<Integer>();
    for (var enclave : enclaves.list()) {
      var plan = enclave.plan();
      if (plan.isPresent() && plan.get().runtime() == RuntimeKind.PROCESS) {
        addPorts(plan.get(), ports);
      }
    }
    return ports;
  }

  private static void addPorts(NetworkPlan plan, Set<Integer> ports) {
    for (var node : plan.nodes()) {
      ports.addAll(List.of(node.ports().quic(), node.ports().http(), node.ports().metrics()));
    }
    for (var execution : plan.executions()) {
      var own = execution.ports();
      ports.addAll(List.of(own.rpc(), own.ws(), own.engine(), own.p2p(), own.metrics()));
      own.further().ifPresent(ports::add);
    }
    plan.services().forEach(service -> ports.add(service.port()));
  }
}
