package org.leannet.launcher.plan;

import java.util.Optional;

/// A service beside the nodes: Prometheus or Grafana. `port` is where it listens, and where the
/// runtime publishes it if that is free. One that is not `required` is left out where it cannot
/// run.
public record ServicePlan(
    String service,
    String kind,
    Optional<String> image,
    Optional<String> binary,
    String ip,
    int port,
    boolean required) {
  public ServicePlan {
    Port.check(port);
  }

  /// The same service, listening here.
  public ServicePlan withPort(int newPort) {
    return new ServicePlan(service, kind, image, binary, ip, newPort, required);
  }

  /// The same service, run by this program.
  public ServicePlan withBinary(String newBinary) {
    return new ServicePlan(service, kind, image, Optional.of(newBinary), ip, port, required);
  }
}
