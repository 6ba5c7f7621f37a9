package org.leannet.launcher.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ResourceLimits;
import org.leannet.launcher.runtime.ServiceSpec;

/// The services of a plan as local processes.
public final class ProcessServices {
  private final EmbeddedNode embedded;

  public ProcessServices(EmbeddedNode embedded) {
    this.embedded = embedded;
  }

  /// Every service of the plan, in its order.
  public List<ServiceSpec> of(NetworkPlan plan, Enclave enclave) {
    if (!plan.executions().isEmpty()) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          "this build cannot start execution clients as processes",
          "leave out el_type");
    }
    return plan.nodes().stream().map(node -> node(node, plan, enclave)).toList();
  }

  private ServiceSpec node(NodePlan node, NetworkPlan plan, Enclave enclave) {
    if (!node.client().equals("embedded")) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          "this build cannot start %s as a process".formatted(node.client()),
          "use cl_type: embedded");
    }
    var data = enclave.data(node.node());
    return new ServiceSpec(
        node.service(),
        new Executable.Local(embedded.argv(node, plan.chain(), enclave.genesis(), data), data),
        node.program().env(),
        List.of(),
        ports(node),
        labels(node, enclave),
        ResourceLimits.NONE,
        node.ip());
  }

  private static List<PortSpec> ports(NodePlan node) {
    return List.of(
        PortSpec.udp(PortIds.QUIC, node.ports().quic()),
        PortSpec.http(PortIds.API, node.ports().http()),
        PortSpec.http(PortIds.METRICS, node.ports().metrics()));
  }

  private static Map<String, String> labels(NodePlan node, Enclave enclave) {
    var labels = new LinkedHashMap<>(node.program().labels());
    labels.put("org.leannet.enclave", enclave.name().text());
    labels.put("org.leannet.node", node.node());
    labels.put("org.leannet.client", node.client());
    return labels;
  }
}
