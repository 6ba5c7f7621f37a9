package org.leannet.launcher.watch;

import java.net.URI;
import java.util.Optional;
import org.leannet.launcher.launch.PortIds;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.ServiceStatus;

/// Where a node can be asked; a published client may lack one of the two.
record NodeDoors(String service, Optional<URI> api, Optional<URI> metrics) {
  static NodeDoors of(ServiceStatus service) {
    return new NodeDoors(service.name(), uri(service, PortIds.API), uri(service, PortIds.METRICS));
  }

  private static Optional<URI> uri(ServiceStatus service, String port) {
    return service.endpoint(port).map(Endpoint::url).map(URI::create);
  }
}
