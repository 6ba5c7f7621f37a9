package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.Checkpoint;
import org.leannet.ssz.Root;

/// What importing a block did.
///
/// @param added false if the store had the block already
public record BlockImport(Root root, boolean added, View before, View after) {

  /// Where the chain stands.
  public record View(Checkpoint head, Checkpoint justified, Checkpoint finalized) {}
}
