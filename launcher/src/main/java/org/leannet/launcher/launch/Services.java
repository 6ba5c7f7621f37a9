package org.leannet.launcher.launch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leannet.clients.render.Role;
import org.leannet.genesis.Dialect;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.stack.Companion;

/// Makes the specs of a network's services for one runtime. The genesis files are in their place by
/// then, all but those that tell the time.
public interface Services {
  /// The spellings of the genesis files that some nodes read besides the usual one.
  Set<Dialect> dialects();

  /// These of the execution clients, which start first: the Lean nodes need their genesis hash.
  ///
  /// @param bootNodes those that run already, to find the others by
  List<ServiceSpec> executions(List<ExecutionPlan> executions, List<Role.BootNode> bootNodes)
      throws IOException;

  /// The Lean nodes.
  ///
  /// @param engines the running execution clients, by service name
  List<ServiceSpec> nodes(PeerKeys peers, Map<String, Role.Engine> engines) throws IOException;

  /// The services that no node needs: Prometheus and Grafana.
  List<Companion> companions() throws IOException;

  /// Writes what the clients read about the genesis time; called before the nodes start.
  void tellGenesis(PeerKeys peers, Map<String, Role.Engine> engines, Instant genesis)
      throws IOException;
}
