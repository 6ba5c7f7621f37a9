package org.leannet.launcher.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What every node of the Lean chain agrees on. `seed` is 64 hex digits: all keys follow from it.
/// Validator keys are active for `2^activeEpoch` slots. Without a genesis time the network starts
/// `genesisDelaySeconds` after everything has been created. `nodeKeys` are the secp256k1 keys, in
/// hex by node, of nodes that were given one; the others' follow from the seed.
public record ChainPlan(
    String generation,
    String xmssPreset,
    String seed,
    int activeEpoch,
    int committeeCount,
    int genesisDelaySeconds,
    Optional<Long> genesisTime,
    boolean metricsEnabled,
    Map<String, String> nodeKeys) {
  public ChainPlan {
    nodeKeys = Collections.unmodifiableMap(new TreeMap<>(nodeKeys));
  }
}
