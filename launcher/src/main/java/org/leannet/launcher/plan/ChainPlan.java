package org.leannet.launcher.plan;

import java.util.Optional;

/// What every node of the Lean chain agrees on. `seed` is 64 hex digits: all keys follow from it.
/// Validator keys are active for `2^activeEpoch` slots. Without a genesis time the network starts
/// `genesisDelaySeconds` after everything has been created.
public record ChainPlan(
    String generation,
    String xmssPreset,
    String seed,
    int activeEpoch,
    int committeeCount,
    int genesisDelaySeconds,
    Optional<Long> genesisTime,
    boolean metricsEnabled) {}
