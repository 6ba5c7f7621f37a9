package org.leannet.launcher.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What every execution client agrees on: chain id, the newest fork active from genesis, the gas
/// limit that blocks aim at, who gets the fees of blocks, and accounts that own ether from the
/// start (address to wei).
public record ExecutionChain(
    long chainId,
    String fork,
    Optional<Long> gasLimit,
    Optional<String> feeRecipient,
    Map<String, String> prefundedAccounts) {
  public ExecutionChain {
    prefundedAccounts = Collections.unmodifiableMap(new TreeMap<>(prefundedAccounts));
  }
}
