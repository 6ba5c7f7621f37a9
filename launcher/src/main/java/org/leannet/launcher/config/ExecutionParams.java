package org.leannet.launcher.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// `network_params`: the execution chain that paired nodes share.
public record ExecutionParams(long networkId, String fork, Map<String, String> prefundedAccounts) {
  public ExecutionParams {
    prefundedAccounts = Collections.unmodifiableMap(new TreeMap<>(prefundedAccounts));
    if (networkId < 1) {
      throw new IllegalArgumentException("network id " + networkId);
    }
  }
}
