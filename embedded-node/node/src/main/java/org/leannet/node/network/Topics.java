package org.leannet.node.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.p2p.wire.Topic;

/// The topics of this network, and which of them a node joins.
///
/// @param subnets the attestation subnets the node listens to
public record Topics(String network, Set<Long> subnets) {
  /// The fork digest all Lean devnets put into their topics.
  public static final String DEVNET = "12345678";

  public Topics {
    subnets = Set.copyOf(subnets);
  }

  /// The subnets of a node's own validators, and those an aggregator was told to listen to as well.
  public static Topics of(CoreConfig core, Set<Long> aggregated) {
    var subnets = new HashSet<>(aggregated);
    core.validators().forEach(validator -> subnets.add(core.subnet(validator.index())));
    return new Topics(DEVNET, subnets);
  }

  Topic blocks() {
    return Topic.blocks(network);
  }

  Topic aggregations() {
    return Topic.aggregations(network);
  }

  Topic attestations(long subnet) {
    return Topic.attestations(network, subnet);
  }

  List<Topic> joined() {
    var topics = new ArrayList<Topic>();
    topics.add(blocks());
    topics.add(aggregations());
    subnets.stream().sorted().map(this::attestations).forEach(topics::add);
    return topics;
  }
}
