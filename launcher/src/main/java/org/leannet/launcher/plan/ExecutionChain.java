package org.leannet.launcher.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What every execution client agrees on: chain id, the newest fork active from genesis, and
/// accounts that own ether from the start (address to wei).
public record ExecutionChain(long chainId, String fork, Map<String, String> prefundedAccounts) {
  public ExecutionChain {
    prefundedAccounts = Collections.unmodifiableMap(new TreeMap<>(prefundedAccounts));
  }
}
