package org.leannet.launcher.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.Subnet;

/// A whole network, resolved: what is created, started and shown follows from it alone. `subnet` is
/// empty on the process runtime, where every address is loopback; `executionChain` is empty when no
/// node is paired. `notes` are sentences for the user about choices that may surprise.
public record NetworkPlan(
    int schemaVersion,
    RuntimeKind runtime,
    ChainPlan chain,
    Optional<ExecutionChain> executionChain,
    Optional<Subnet> subnet,
    List<NodePlan> nodes,
    List<ExecutionPlan> executions,
    List<ServicePlan> services,
    List<String> notes) {
  /// The version of the JSON form; a reader refuses another one.
  public static final int SCHEMA_VERSION = 1;

  public NetworkPlan {
    nodes = List.copyOf(nodes);
    executions = List.copyOf(executions);
    services = List.copyOf(services);
    notes = List.copyOf(notes);
  }

  /// Such as `4 nodes on the process runtime`.
  public String summary() {
    return "%d %s on the %s runtime"
        .formatted(nodes.size(), nodes.size() == 1 ? "node" : "nodes", runtime);
  }

  /// The ports of this machine that it has. Containers have addresses of their own.
  public Set<Integer> localPorts() {
    var ports = new TreeSet<Integer>();
    if (runtime == RuntimeKind.DOCKER) {
      return ports;
    }
    for (var node : nodes) {
      ports.addAll(List.of(node.ports().quic(), node.ports().http(), node.ports().metrics()));
    }
    for (var execution : executions) {
      var own = execution.ports();
      ports.addAll(List.of(own.rpc(), own.ws(), own.engine(), own.p2p(), own.metrics()));
      own.further().ifPresent(ports::add);
    }
    services.forEach(service -> ports.add(service.port()));
    return ports;
  }

  /// The same network with these nodes.
  public NetworkPlan withNodes(List<NodePlan> newNodes) {
    return new NetworkPlan(
        schemaVersion,
        runtime,
        chain,
        executionChain,
        subnet,
        newNodes,
        executions,
        services,
        notes);
  }

  /// The same network with these services beside the nodes.
  public NetworkPlan withServices(List<ServicePlan> newServices) {
    return new NetworkPlan(
        schemaVersion,
        runtime,
        chain,
        executionChain,
        subnet,
        nodes,
        executions,
        newServices,
        notes);
  }
}
