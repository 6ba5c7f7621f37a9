package org.leannet.launcher.config;

import java.util.Optional;

/// `lean_network_params`: what all nodes of the network share. What is empty is decided by the
/// plan. The seed is 64 hex digits, or any text to make them from.
public record LeanNetworkParams(
    Optional<String> generation,
    Optional<String> xmssPreset,
    Optional<Integer> activeEpoch,
    Optional<Integer> genesisDelay,
    Optional<Long> genesisTime,
    int committeeCount,
    Optional<String> seed,
    boolean metricsEnabled,
    ValidatorOrder validatorOrder) {
  public LeanNetworkParams {
    if (committeeCount < 1) {
      throw new IllegalArgumentException("%d attestation committees".formatted(committeeCount));
    }
  }
}
