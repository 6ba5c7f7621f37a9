package org.leannet.clients;

import java.util.List;

/// What a Lean client can do in a network. `observes`: it runs without validators. `pairs`: it
/// drives an execution client. `maxValidators` is 0 when there is no limit. `presets` are the XMSS
/// presets it reads, `singleKeys` the generations in which it has one key a validator.
public record Capabilities(
    boolean aggregates,
    boolean observes,
    boolean pairs,
    int maxValidators,
    List<String> presets,
    List<String> singleKeys) {
  /// Of a client that takes no part in the Lean chain.
  public static final Capabilities NONE =
      new Capabilities(false, false, false, 0, List.of(), List.of());

  public Capabilities {
    presets = List.copyOf(presets);
    singleKeys = List.copyOf(singleKeys);
    if (maxValidators < 0) {
      throw new IllegalArgumentException("at most %d validators".formatted(maxValidators));
    }
  }
}
