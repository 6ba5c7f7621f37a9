package org.leannet.genesis;

import java.util.List;
import java.util.Optional;
import org.leannet.identity.NodeKey;

/// One node as the genesis files describe it. `name` is its name in the files (`embedded_0`), `ip`
/// the literal address others dial. A node without `nodeKey` gets one from the network's seed.
public record NodeSpec(
    String name,
    String ip,
    int quicPort,
    int metricsPort,
    int apiPort,
    boolean aggregator,
    int subnet,
    List<Integer> validators,
    Optional<NodeKey> nodeKey) {

  public NodeSpec {
    validators = List.copyOf(validators);
  }
}
