package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Ports;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.runtime.docker.label.Labels;

/// A container as the daemon sees it now, in our words.
record ContainerView(InspectContainerResponse answer) {
  private static final int SHORT_ID = 12;
  private static final String ANY_ADDRESS = "0.0.0.0";

  String id() {
    return answer.getId();
  }

  Map<String, String> labels() {
    return Optional.ofNullable(answer.getConfig().getLabels()).orElse(Map.of());
  }

  /// Its name, without the slash that the daemon puts before it.
  String name() {
    return answer.getName().replaceFirst("^/", "");
  }

  String image() {
    return Optional.ofNullable(answer.getConfig().getImage()).orElse("");
  }

  /// Whom its program runs as: the image's user, or the one that was asked for.
  String user() {
    return Optional.ofNullable(answer.getConfig().getUser()).orElse("");
  }

  ServiceState state() {
    var word = Optional.ofNullable(answer.getState().getStatus()).orElse("");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "created" -> ServiceState.CREATED;
      case "running", "restarting" -> ServiceState.RUNNING;
      case "paused" -> ServiceState.PAUSED;
      default -> ServiceState.STOPPED;
    };
  }

  /// The service's status, for one whose spec can be read.
  ///
  /// @param host where published ports are reached from this machine
  ServiceStatus status(ServiceSpec spec, String host) {
    var state = state();
    var ended = state == ServiceState.STOPPED;
    return new ServiceStatus(
        spec,
        state,
        ended
            ? Optional.ofNullable(answer.getState().getExitCodeLong()).map(Long::intValue)
            : Optional.empty(),
        ended && Boolean.TRUE.equals(answer.getState().getOOMKilled()),
        startedAt(),
        "container " + id().substring(0, SHORT_ID),
        spec.ports().stream().map(port -> endpoint(port, spec, host)).toList());
  }

  Optional<ServiceSpec> spec() {
    return Labels.spec(labels());
  }

  private Optional<Instant> startedAt() {
    try {
      return Optional.ofNullable(answer.getState().getStartedAt())
          .map(Instant::parse)
          .filter(instant -> instant.isAfter(Instant.EPOCH));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// The published port, or the container's own address where it is not published.
  private Endpoint endpoint(PortSpec port, ServiceSpec spec, String host) {
    var bindings =
        Optional.ofNullable(answer.getNetworkSettings().getPorts())
            .map(Ports::getBindings)
            .flatMap(all -> Optional.ofNullable(all.get(ContainerRequest.exposed(port))))
            .filter(all -> all.length > 0);
    return bindings
        .map(all -> published(port, all[0], host))
        .orElseGet(() -> new Endpoint(port, address(spec), port.number()));
  }

  private static Endpoint published(PortSpec port, Ports.Binding binding, String host) {
    var bound = Optional.ofNullable(binding.getHostIp()).orElse(ANY_ADDRESS);
    var reached = bound.equals(ANY_ADDRESS) || bound.isEmpty() ? host : bound;
    return new Endpoint(port, reached, Integer.parseInt(binding.getHostPortSpec()));
  }

  private String address(ServiceSpec spec) {
    return Optional.ofNullable(answer.getNetworkSettings().getNetworks())
        .flatMap(networks -> networks.values().stream().findFirst())
        .flatMap(network -> Optional.ofNullable(network.getIpAddress()))
        .filter(ip -> !ip.isEmpty())
        .orElse(spec.address());
  }
}
