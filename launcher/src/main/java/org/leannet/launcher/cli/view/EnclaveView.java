package org.leannet.launcher.cli.view;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.runtime.ServiceStatus;

/// Everything `enclave inspect` shows of an enclave. `genesisTime` is empty before it was stamped.
public record EnclaveView(
    String name,
    Instant createdAt,
    String runtime,
    Optional<Instant> genesisTime,
    Path genesisFiles,
    List<NodeView> nodes,
    List<ServiceStatus> services) {
  public EnclaveView {
    nodes = List.copyOf(nodes);
    services = List.copyOf(services);
  }

  /// The enclave's state.
  public EnclaveStatus status() {
    return EnclaveStatus.of(services);
  }

  /// The node that this service is, if it is one.
  public Optional<NodeView> node(String service) {
    return nodes.stream().filter(n -> n.plan().service().equals(service)).findFirst();
  }
}
