package org.leannet.genesis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.genesis.execution.ExecutionSpec;

/// Who the nodes are and where: `nodes.yaml` and `validator-config.yaml`.
final class NetworkYaml {

  /// The network's name in gossip topics; some clients take it from here, node by node.
  private static final String GOSSIP_DIGEST = "12345678";

  private NetworkYaml() {}

  /// The records of all nodes, in the order of `validator-config.yaml`: clients find their own by
  /// position, so a node without validators has its place too.
  static String nodes(PeerKeys keys) {
    StringBuilder text = new StringBuilder();
    for (PeerKeys.Peer peer : keys.peers()) {
      text.append("- ").append(peer.enr()).append('\n');
    }
    return text.toString();
  }

  static String validatorConfig(PeerKeys keys) {
    GenesisSpec spec = keys.spec();
    StringBuilder text = new StringBuilder();
    order(spec).ifPresent(order -> text.append("shuffle: ").append(order).append('\n'));
    text.append(
        """
        deployment_mode: local
        config:
          activeEpoch: %d
          keyType: "hash-sig"
          attestation_committee_count: %d
        """
            .formatted(spec.effectiveActiveEpoch(), spec.committeeCount()));
    spec.execution()
        .flatMap(ExecutionSpec::feeRecipient)
        .ifPresent(
            address -> text.append("  suggested_fee_recipient: \"%s\"\n".formatted(address)));
    text.append("validators:\n");
    for (PeerKeys.Peer peer : keys.peers()) {
      text.append(row(peer));
    }
    return text.toString();
  }

  private static String row(PeerKeys.Peer peer) {
    NodeSpec node = peer.node();
    return """
      - name: "%s"
        privkey: "%s"
        enrFields:
          ip: "%s"
          quic: %d
        metricsPort: %d
        apiPort: %d
        isAggregator: %b
        devnet: "%s"
        subnet: %d
        count: %d
    """
        .formatted(
            node.name(),
            peer.key().toHex(),
            node.ip(),
            node.quicPort(),
            node.metricsPort(),
            node.apiPort(),
            node.aggregator(),
            GOSSIP_DIGEST,
            node.subnet(),
            node.validators().size());
  }

  /// The rule by which the counts give the indices, if there is one.
  private static Optional<String> order(GenesisSpec spec) {
    List<Set<Integer>> actual = new ArrayList<>();
    spec.nodes().forEach(node -> actual.add(new HashSet<>(node.validators())));
    List<Integer> counts = actual.stream().map(Set::size).toList();
    if (actual.equals(roundRobin(counts))) {
      return Optional.of("roundrobin");
    }
    return actual.equals(linear(counts)) ? Optional.of("none") : Optional.empty();
  }

  private static List<Set<Integer>> roundRobin(List<Integer> counts) {
    List<Set<Integer>> rows = empty(counts.size());
    int next = 0;
    int rounds = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < rows.size(); i++) {
        if (counts.get(i) > round) {
          rows.get(i).add(next++);
        }
      }
    }
    return rows;
  }

  private static List<Set<Integer>> linear(List<Integer> counts) {
    List<Set<Integer>> rows = empty(counts.size());
    Iterator<Set<Integer>> row = rows.iterator();
    int next = 0;
    for (int count : counts) {
      Set<Integer> indices = row.next();
      for (int i = 0; i < count; i++) {
        indices.add(next++);
      }
    }
    return rows;
  }

  private static List<Set<Integer>> empty(int size) {
    List<Set<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(new HashSet<>());
    }
    return rows;
  }
}
