package org.leannet.node.storage;

import java.nio.charset.StandardCharsets;

/// The column families, by the names they have on disk; these names are frozen.
enum Table {
  /// The family RocksDB always has; holds the marks of [Mark].
  MARKS("default"),
  /// Block root to signed block.
  BLOCKS("blocks"),
  /// Block root to the state after that block.
  STATES("states"),
  /// Slot, big-endian so that keys sort by slot, to the root of the finalized block there.
  FINALIZED("finalized"),
  /// Public key to the highest slot it has signed, big-endian.
  SIGNED("signed");

  private final String diskName;

  Table(String diskName) {
    this.diskName = diskName;
  }

  byte[] diskName() {
    return diskName.getBytes(StandardCharsets.UTF_8);
  }

  /// Single values in the table of marks.
  enum Mark {
    CHAIN,
    HEAD,
    JUSTIFIED,
    FINALIZED;

    byte[] key() {
      return name().getBytes(StandardCharsets.UTF_8);
    }
  }
}
