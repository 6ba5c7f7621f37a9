package org.leannet.launcher.launch;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.probe.NodeAddress;
import org.leannet.launcher.probe.NodeProbe;
import org.leannet.launcher.probe.NodeReading;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;

/// The Lean nodes among an enclave's services, and what they say of themselves.
public final class Nodes {
  private final NodeProbe probe = new NodeProbe();

  /// What each of these nodes says now, by service name. One that does not run is not asked.
  public Map<String, NodeReading> read(List<NodePlan> nodes, List<ServiceStatus> services)
      throws InterruptedException {
    var addresses = new ArrayList<NodeAddress>();
    var readings = new LinkedHashMap<String, NodeReading>();
    for (var node : nodes) {
      readings.put(node.service(), NodeReading.UNREACHABLE);
      services.stream()
          .filter(s -> s.name().equals(node.service()) && s.state() == ServiceState.RUNNING)
          .forEach(s -> address(s, addresses));
    }
    readings.putAll(probe.readAll(addresses));
    return readings;
  }

  private static void address(ServiceStatus service, List<NodeAddress> addresses) {
    var api = service.endpoint(PortIds.API).map(Endpoint::url);
    var metrics = service.endpoint(PortIds.METRICS).map(Endpoint::url);
    if (api.isPresent() && metrics.isPresent()) {
      addresses.add(
          new NodeAddress(service.name(), URI.create(api.get()), URI.create(metrics.get())));
    }
  }
}
