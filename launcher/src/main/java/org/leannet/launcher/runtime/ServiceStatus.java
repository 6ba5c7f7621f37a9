package org.leannet.launcher.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of a service now. `handle` is the runtime's own name for it (`pid 4711`); an exit
/// code is there only when the service has ended and the runtime saw how; `outOfMemory` tells that
/// it was ended for using more memory than it may.
public record ServiceStatus(
    ServiceSpec spec,
    ServiceState state,
    Optional<Integer> exitCode,
    boolean outOfMemory,
    Optional<Instant> startedAt,
    String handle,
    List<Endpoint> endpoints) {
  public ServiceStatus {
    endpoints = List.copyOf(endpoints);
  }

  /// A service that was not ended for its use of memory.
  public ServiceStatus(
      ServiceSpec spec,
      ServiceState state,
      Optional<Integer> exitCode,
      Optional<Instant> startedAt,
      String handle,
      List<Endpoint> endpoints) {
    this(spec, state, exitCode, false, startedAt, handle, endpoints);
  }

  /// The service's name.
  public String name() {
    return spec.name();
  }

  /// The endpoint of this port, when the service has one of that id.
  public Optional<Endpoint> endpoint(String portId) {
    return endpoints.stream().filter(e -> e.port().id().equals(portId)).findFirst();
  }

  /// `exit code 1`, or that nobody saw how it ended.
  public String ending() {
    return exitCode.map(code -> "exit code " + code).orElse("exit code not known")
        + (outOfMemory ? ", out of memory" : "");
  }
}
