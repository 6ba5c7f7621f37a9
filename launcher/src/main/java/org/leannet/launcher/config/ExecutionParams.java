package org.leannet.launcher.config;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `network_params`: the execution chain that paired nodes share. Without a gas limit or a fee
/// recipient every client has its own standard.
public record ExecutionParams(
    long networkId,
    String fork,
    Optional<Long> gasLimit,
    Optional<String> feeRecipient,
    Map<String, String> prefundedAccounts) {
  public ExecutionParams {
    prefundedAccounts = Collections.unmodifiableMap(new TreeMap<>(prefundedAccounts));
    if (networkId < 1) {
      throw new IllegalArgumentException("network id " + networkId);
    }
  }
}
