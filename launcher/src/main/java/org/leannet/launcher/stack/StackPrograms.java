package org.leannet.launcher.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.plan.SideService;

/// Finds the programs of the services beside the nodes, where those are no containers. What is not
/// on this machine is left out, unless it was asked for.
public final class StackPrograms {
  private final ProgramPath path;

  public StackPrograms(ProgramPath path) {
    this.path = path;
  }

  /// A plan whose services can all be started, and what to tell the user about those left out.
  public record Settled(NetworkPlan plan, List<String> notes) {
    public Settled {
      notes = List.copyOf(notes);
    }
  }

  /// Settles which services of the plan this machine can run.
  ///
  /// @throws LaunchFailure when one that was asked for by name cannot be
  public Settled settle(NetworkPlan plan) {
    if (plan.runtime() == RuntimeKind.DOCKER) {
      return new Settled(plan, List.of());
    }
    var kept = new ArrayList<ServicePlan>();
    var missing = new ArrayList<String>();
    for (var service : plan.services()) {
      var program = program(service);
      var blind = service.kind().equals(SideService.GRAFANA.word()) && kept.isEmpty();
      if (program.isPresent() && !blind) {
        kept.add(service.withBinary(program.get().toString()));
      } else if (service.required()) {
        throw notHere(service);
      } else {
        missing.add(service.service());
      }
    }
    return new Settled(plan.withServices(kept), notes(missing));
  }

  private Optional<Path> program(ServicePlan service) {
    if (service.binary().isPresent()) {
      var asked = Path.of(service.binary().get()).toAbsolutePath();
      if (!Files.isRegularFile(asked) || !Files.isExecutable(asked)) {
        throw new LaunchFailure(
            ExitCode.USAGE,
            "%s_params: binary: %s is no program".formatted(service.service(), asked),
            "name one, or leave it out to have it looked for on the PATH");
      }
      return Optional.of(asked);
    }
    return path.find(names(service));
  }

  private static List<String> names(ServicePlan service) {
    return service.kind().equals(SideService.GRAFANA.word())
        ? List.of("grafana", "grafana-server")
        : List.of(service.kind());
  }

  private static LaunchFailure notHere(ServicePlan service) {
    return new LaunchFailure(
        ExitCode.UNSUPPORTED,
        "additional_services: there is no '%s' on the PATH".formatted(service.service()),
        ("install it, name it with `%s_params: {binary: ...}`, or use `runtime: docker`;"
                + " `leannet ui` shows a network without it")
            .formatted(service.service()));
  }

  private static List<String> notes(List<String> missing) {
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "no %s on the PATH: left out; `leannet ui` shows the network in the browser"
                .formatted(String.join(" and no ", missing)));
  }
}
