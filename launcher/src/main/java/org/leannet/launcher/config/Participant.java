package org.leannet.launcher.config;

import java.util.List;
import java.util.Optional;

/// One entry of `participants`, defaults filled in: `count` nodes alike, each with `validatorCount`
/// validators. No word about aggregating leaves the choice to the plan.
public record Participant(
    int count,
    Client lean,
    Optional<Client> execution,
    int validatorCount,
    Optional<Boolean> aggregator,
    List<Integer> aggregateSubnets,
    Optional<String> checkpointSyncUrl,
    boolean forced,
    NodeIdentity identity) {
  public Participant {
    aggregateSubnets = List.copyOf(aggregateSubnets);
    if (count < 1) {
      throw new IllegalArgumentException("a participant of %d nodes".formatted(count));
    }
    if (validatorCount < 0) {
      throw new IllegalArgumentException("%d validators".formatted(validatorCount));
    }
    if (count > 1 && !identity.equals(NodeIdentity.NONE)) {
      throw new IllegalArgumentException("one identity for %d nodes".formatted(count));
    }
  }
}
