package org.leannet.genesis.execution;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What all execution clients of a network agree on. Accounts map an address (`0x` and 40 hex
/// digits) to the wei it owns from the start. The fee recipient is whom Lean nodes credit with the
/// fees of their blocks; without it clients have a standard of their own.
public record ExecutionSpec(
    long chainId,
    ExecutionFork fork,
    SortedMap<String, BigInteger> accounts,
    Optional<String> feeRecipient) {

  public static final long DEFAULT_CHAIN_ID = 3_151_908;

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
  private static final int BALANCE_BITS = 256;

  public ExecutionSpec {
    if (chainId < 1) {
      throw new IllegalArgumentException("a chain id is 1 or more, not " + chainId);
    }
    accounts = Collections.unmodifiableSortedMap(checked(accounts));
    if (feeRecipient.isPresent() && !isAddress(feeRecipient.get())) {
      throw new IllegalArgumentException(
          "not an address of 0x and 40 hex digits: " + feeRecipient.get());
    }
  }

  public static ExecutionSpec of(
      long chainId, ExecutionFork fork, Map<String, BigInteger> accounts) {
    return new ExecutionSpec(chainId, fork, new TreeMap<>(accounts), Optional.empty());
  }

  /// The same with somebody to credit with the fees.
  public ExecutionSpec withFeeRecipient(Optional<String> address) {
    return new ExecutionSpec(chainId, fork, accounts, address);
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  private static SortedMap<String, BigInteger> checked(Map<String, BigInteger> accounts) {
    SortedMap<String, BigInteger> sorted = new TreeMap<>();
    accounts.forEach((address, wei) -> {
      String key = address.toLowerCase(Locale.ROOT);
      if (!isAddress(key)) {
        throw new IllegalArgumentException("not an address of 0x and 40 hex digits: " + address);
      }
      if (wei.signum() < 0 || wei.bitLength() > BALANCE_BITS) {
        throw new IllegalArgumentException(
            "account %s cannot own %d wei: a balance has 256 bits".formatted(address, wei));
      }
      if (SystemContract.isOne(key)) {
        throw new IllegalArgumentException(
            "account %s is a system contract and has no balance of its own".formatted(address));
      }
      if (sorted.put(key, wei) != null) {
        throw new IllegalArgumentException("account %s appears twice".formatted(address));
      }
    });
    return sorted;
  }
}
