package org.leannet.node.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.CoreView;
import org.leannet.ssz.Root;

/// Looks blocks up, in the core's view and on the disk. Safe for several threads.
public final class ChainReader {
  private final Supplier<CoreView> view;
  private final ChainDatabase database;

  /// @param view the newest view of the core
  public ChainReader(Supplier<CoreView> view, ChainDatabase database) {
    this.view = view;
    this.database = database;
  }

  public CoreView view() {
    return view.get();
  }

  /// A block with its proof. One imported this instant may take a moment to be found.
  public Optional<SignedBlock> block(Root root) throws StorageException {
    return database.block(root);
  }

  /// The root of the block of a slot on the head's chain.
  public Optional<Root> canonicalRoot(long slot) throws StorageException {
    return canonicalRoots(slot, 1).stream().findFirst();
  }

  /// The roots of the blocks on the head's chain in `count` slots from `start` on, ascending.
  public List<Root> canonicalRoots(long start, int count) throws StorageException {
    var now = view.get();
    var recent = new HashMap<Long, Root>();
    now.canonical().forEach(block -> recent.put(block.slot(), block.root()));
    var roots = new ArrayList<Root>();
    for (long slot = start;
        Long.compareUnsigned(slot - start, count) < 0
            && Long.compareUnsigned(slot, now.head().slot()) <= 0;
        slot++) {
      var known = recent.get(slot);
      if (known != null) {
        roots.add(known);
      } else if (Long.compareUnsigned(slot, now.finalized().slot()) <= 0) {
        database.finalizedRoot(slot).ifPresent(roots::add);
      }
    }
    return roots;
  }
}
