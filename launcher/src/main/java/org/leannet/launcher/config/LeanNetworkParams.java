package org.leannet.launcher.config;

import java.util.Optional;

/// `lean_network_params`: what all nodes of the network share. What is empty is decided by the
/// plan.
public record LeanNetworkParams(
    Optional<String> generation,
    Optional<String> xmssPreset,
    Optional<Integer> activeEpoch,
    Optional<Integer> genesisDelay,
    Optional<Long> genesisTime,
    int committeeCount,
    String seed,
    boolean metricsEnabled,
    ValidatorOrder validatorOrder) {
  public LeanNetworkParams {
    if (committeeCount < 1) {
      throw new IllegalArgumentException("%d attestation committees".formatted(committeeCount));
    }
  }
}
