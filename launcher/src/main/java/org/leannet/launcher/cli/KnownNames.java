package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.List;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientKind;
import org.leannet.launcher.cli.completion.Names;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ServiceStatus;

/// The names that a command line may be completed with. Nothing is said of what cannot be found:
/// somebody is in the middle of typing.
record KnownNames(Session session) implements Names {
  @Override
  public List<String> enclaves() throws IOException {
    return session.enclaves().list().stream().map(enclave -> enclave.name().text()).toList();
  }

  @Override
  public List<String> services(String enclave) throws IOException, InterruptedException {
    return list(enclave).stream().map(ServiceStatus::name).toList();
  }

  @Override
  public List<String> ports(String enclave, String service)
      throws IOException, InterruptedException {
    return list(enclave).stream()
        .filter(status -> status.name().equals(service))
        .flatMap(status -> status.endpoints().stream())
        .map(endpoint -> endpoint.port().id())
        .toList();
  }

  private List<ServiceStatus> list(String name) throws IOException, InterruptedException {
    var enclave = session.enclaves().find(name);
    if (enclave.isEmpty()) {
      return List.of();
    }
    try (var runtime = session.runtimes().open(enclave.get())) {
      return runtime.list();
    } catch (LaunchFailure noDocker) {
      return List.of();
    }
  }

  @Override
  public List<String> clients() {
    return Catalogue.bundled().names(ClientKind.LEAN);
  }
}
