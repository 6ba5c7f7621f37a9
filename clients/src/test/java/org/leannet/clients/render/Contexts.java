package org.leannet.clients.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.clients.ClientDescription;

/// Nodes to render: the third of fourteen, each with one validator, in a container.
final class Contexts {
  static final String CHECKPOINT = "http://172.30.0.9:5052/lean/v0/states/finalized";
  static final String EXECUTION_IP = "172.30.0.20";
  private static final int POSITION = 2;
  private static final List<Role.Peer> PEERS =
      List.of(
          new Role.Peer("enr:-first", "/ip4/172.30.0.2/udp/9000/quic-v1/p2p/16first"),
          new Role.Peer("enr:-second", "/ip4/172.30.0.3/udp/9000/quic-v1/p2p/16second"));

  private Contexts() {}

  static Role.Chain chain(String generation, int committees) {
    return new Role.Chain(generation, "prod", committees, 14, Optional.of(1_900_000_000L));
  }

  static Role.Duties duties(boolean aggregator, List<Integer> aggregateSubnets) {
    return new Role.Duties(POSITION, List.of(POSITION), 0, aggregator, aggregateSubnets);
  }

  static Role.Lean lean(Role.Chain chain, Role.Duties duties) {
    return new Role.Lean(chain, duties, List.of(), PEERS, Optional.empty());
  }

  static Role.Lean plain() {
    return lean(chain("devnet5", 1), duties(false, List.of()));
  }

  static Role.Lean paired(Role.Lean lean) {
    return new Role.Lean(
        lean.chain(),
        lean.duties(),
        lean.checkpoints(),
        lean.peers(),
        Optional.of(
            new Role.Engine("http://%s:8551".formatted(EXECUTION_IP), "0x6a7f", Optional.empty())));
  }

  static Role.Lean withCheckpoint(Role.Lean lean, String url) {
    return new Role.Lean(lean.chain(), lean.duties(), List.of(url), lean.peers(), lean.engine());
  }

  static NodeContext inContainer(ClientDescription client, Role role, Changes changes) {
    return new NodeContext(
        node(client, role),
        role instanceof Role.Execution ? EXECUTION_IP : "172.30.0.4",
        Place.inContainer(client),
        Map.of(),
        changes,
        role,
        false);
  }

  static NodeContext inContainer(ClientDescription client, Role role) {
    return inContainer(client, role, Changes.NONE);
  }

  static NodeContext forced(NodeContext context) {
    return new NodeContext(
        context.node(),
        context.ip(),
        context.place(),
        context.ports(),
        context.changes(),
        context.role(),
        true);
  }

  private static String node(ClientDescription client, Role role) {
    return role instanceof Role.Execution
        ? "el-1-%s-mine".formatted(client.name())
        : client.name() + "_" + POSITION;
  }
}
