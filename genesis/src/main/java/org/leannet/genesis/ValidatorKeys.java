package org.leannet.genesis;

import java.util.List;
import org.leannet.ssz.Bytes;

/// A validator's public keys, in the order of the layout's roles.
record ValidatorKeys(int index, List<Bytes> keys) {

  /// What published clients' key files hold.
  static final int LENGTH = 52;

  ValidatorKeys {
    keys = List.copyOf(keys);
    for (Bytes key : keys) {
      if (key.size() != LENGTH) {
        throw new IllegalArgumentException(
            "validator %d has a public key of %d bytes, not %d"
                .formatted(index, key.size(), LENGTH));
      }
    }
  }

  Bytes first() {
    return keys.getFirst();
  }

  /// The first of the keys alone, for those who know one.
  ValidatorKeys single() {
    return new ValidatorKeys(index, List.of(first()));
  }

  Bytes last() {
    return keys.getLast();
  }
}
