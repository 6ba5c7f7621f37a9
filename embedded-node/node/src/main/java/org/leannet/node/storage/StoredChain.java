package org.leannet.node.storage;

import java.util.List;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.node.core.port.StoredBlock;

/// The chain as it was when the node last wrote.
///
/// @param blocks the finalized block and all that stand above it, parents before children
public record StoredChain(
    Checkpoint head, Checkpoint justified, Checkpoint finalized, List<StoredBlock> blocks) {
  public StoredChain {
    blocks = List.copyOf(blocks);
  }
}
