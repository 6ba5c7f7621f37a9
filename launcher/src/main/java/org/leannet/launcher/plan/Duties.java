package org.leannet.launcher.plan;

import java.util.List;

/// What a node does for the chain: the validators it signs for, the committee it belongs to,
/// whether it aggregates and for which committees.
public record Duties(
    List<Integer> validators, int subnet, boolean aggregator, List<Integer> aggregateSubnets) {
  public Duties {
    validators = List.copyOf(validators);
    aggregateSubnets = List.copyOf(aggregateSubnets);
    if (!aggregator && !aggregateSubnets.isEmpty()) {
      throw new IllegalArgumentException("subnets to aggregate for a node that does not aggregate");
    }
  }
}
