package org.leannet.genesis;

import java.util.List;

/// How many XMSS keys a validator has.
public enum KeyLayout {
  /// One key for votes and one for blocks: devnet4 and later.
  DUAL,
  /// One key for both: devnet3.
  SINGLE;

  /// The keys of a validator, in the order of their rows in the files.
  public List<KeyRole> roles() {
    return switch (this) {
      case DUAL -> List.of(KeyRole.ATTESTER, KeyRole.PROPOSER);
      case SINGLE -> List.of(KeyRole.SINGLE);
    };
  }
}
