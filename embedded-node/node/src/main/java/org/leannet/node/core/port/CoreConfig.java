package org.leannet.node.core.port;

import java.time.Duration;
import java.util.List;

/// What the core is told before it starts and never changes.
///
/// @param validators whom this node signs for; none for a node that only follows
/// @param committeeCount the number of attestation subnets
/// @param aggregator whether the node starts as an aggregator
/// @param dutyGateDisabled whether validators do their duties however far the node is behind
/// @param aggregationDeadline how long after its start an aggregation session may start jobs
public record CoreConfig(
    List<LocalValidator> validators,
    long committeeCount,
    boolean aggregator,
    boolean dutyGateDisabled,
    Duration aggregationDeadline) {
  public CoreConfig {
    validators = List.copyOf(validators);
    if (committeeCount < 1) {
      throw new IllegalArgumentException("not a number of committees: " + committeeCount);
    }
    if (aggregationDeadline.isNegative()) {
      throw new IllegalArgumentException("not an aggregation deadline: " + aggregationDeadline);
    }
  }

  /// The subnet a validator votes on.
  public long subnet(long validatorIndex) {
    return Long.remainderUnsigned(validatorIndex, committeeCount);
  }
}
