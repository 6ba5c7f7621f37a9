package org.leannet.clients;

import java.util.List;
import java.util.Optional;

/// What a client listens on, the signs that it is ready, in the order to look for them, and where
/// its metrics are.
public record Listening(
    List<PortDescription> ports, List<ReadySign> ready, Optional<MetricsPlace> metrics) {
  public Listening {
    ports = List.copyOf(ports);
    ready = List.copyOf(ready);
  }

  /// The port of an id.
  public Optional<PortDescription> port(String id) {
    return ports.stream().filter(port -> port.id().equals(id)).findFirst();
  }

  /// The port, by id, and the path that Prometheus scrapes.
  public record MetricsPlace(String port, String path) {}
}
