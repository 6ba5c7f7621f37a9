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
/// @param proofCapacity how many participants one proof can speak for
/// @param votesPerBlock how many different votes to put into a block, within what the rules allow
public record CoreConfig(
    List<LocalValidator> validators,
    long committeeCount,
    boolean aggregator,
    boolean dutyGateDisabled,
    Duration aggregationDeadline,
    int proofCapacity,
    int votesPerBlock) {
  public CoreConfig {
    validators = List.copyOf(validators);
    if (committeeCount < 1) {
      throw new IllegalArgumentException("not a number of committees: " + committeeCount);
    }
    if (proofCapacity < 1 || votesPerBlock < 0) {
      throw new IllegalArgumentException(
          "not a proof's capacity and a number of votes: %d, %d"
              .formatted(proofCapacity, votesPerBlock));
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
