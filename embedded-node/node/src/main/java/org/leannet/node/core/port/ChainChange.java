package org.leannet.node.core.port;

import java.util.List;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.ssz.Root;

/// What changed in the chain and must survive a restart. One of these is written atomically.
///
/// @param imported blocks that are new, with their post-states, parents first
/// @param head the head block now
/// @param justified the latest justified checkpoint now
/// @param finalized the highest block this node has ever seen finalized; it never goes back, and
///   the next start begins with it. States of final blocks before it are not needed any more; their
///   blocks are, to be served to peers
/// @param canonical blocks that have become final, oldest first: entries of the index from slot to
///   root
/// @param abandoned blocks at or below the finalized slot that are not final and can be deleted
///   with their states
public record ChainChange(
    List<StoredBlock> imported,
    Checkpoint head,
    Checkpoint justified,
    Checkpoint finalized,
    List<Checkpoint> canonical,
    List<Root> abandoned) {
  public ChainChange {
    imported = List.copyOf(imported);
    canonical = List.copyOf(canonical);
    abandoned = List.copyOf(abandoned);
  }
}
