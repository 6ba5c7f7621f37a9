package org.leannet.node.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.ssz.Root;

/// Compares the chain after each event with the chain before it, and says what has changed: to the
/// disk, and to whoever listens.
final class ChainLog {
  private final Store store;
  private final Outbox outbox;
  private final List<StoredBlock> imported = new ArrayList<>();
  private Checkpoint head;
  private Checkpoint justified;
  private Checkpoint finalized;

  /// The highest finalized block so far. The store's own follows the head and may go back when the
  /// head moves to a branch that has not seen it finalized; what is written never does.
  private Checkpoint anchor;

  ChainLog(Store store, Outbox outbox) {
    this.store = store;
    this.outbox = outbox;
    this.head = headNow();
    this.justified = store.latestJustified();
    this.finalized = store.latestFinalized();
    this.anchor = finalized;
  }

  /// A block has joined the tree.
  void imported(Root root, SignedBlock block) {
    store.state(root).ifPresent(postState -> imported.add(new StoredBlock(root, block, postState)));
  }

  /// Ends an event. Answers whether the finalized slot is higher than ever.
  boolean flush() {
    Checkpoint headBefore = head;
    Checkpoint anchorBefore = anchor;
    boolean changed = !imported.isEmpty();
    if (!headNow().equals(head)) {
      changed = true;
      head = headNow();
      headMoved(headBefore);
    }
    if (!store.latestJustified().equals(justified)) {
      changed = true;
      justified = store.latestJustified();
      outbox.tell(new Notice.Justified(justified, stateRoot(justified.root())));
    }
    if (!store.latestFinalized().equals(finalized)) {
      changed = true;
      finalized = store.latestFinalized();
      outbox.count(Counter.FINALIZATIONS);
      outbox.tell(new Notice.Finalized(finalized, stateRoot(finalized.root())));
    }
    boolean risen = Long.compareUnsigned(finalized.slot(), anchorBefore.slot()) > 0;
    if (risen) {
      anchor = finalized;
    }
    if (changed) {
      write(risen ? finalChain(anchorBefore) : List.of(), risen ? abandon() : List.of());
    }
    return risen;
  }

  private void headMoved(Checkpoint before) {
    int depth = store.reorgDepth(before.root(), head.root());
    outbox.count(Counter.HEAD_CHANGES);
    if (depth > 0) {
      outbox.count(Counter.REORGS);
    }
    outbox.tell(new Notice.HeadChanged(head, stateRoot(head.root()), depth));
  }

  private void write(List<Checkpoint> canonical, List<Root> abandoned) {
    outbox.add(
        new Effect.Persist(
            new ChainChange(imported, head, justified, anchor, canonical, abandoned)));
    imported.clear();
  }

  /// The blocks that have become final, oldest first.
  private List<Checkpoint> finalChain(Checkpoint before) {
    Deque<Checkpoint> chain = new ArrayDeque<>();
    Optional<Block> at = store.block(anchor.root());
    Root root = anchor.root();
    while (at.isPresent() && Long.compareUnsigned(at.get().slot(), before.slot()) > 0) {
      chain.addFirst(new Checkpoint(root, at.get().slot()));
      root = at.get().parentRoot();
      at = store.block(root);
    }
    return List.copyOf(chain);
  }

  /// Lets go of what finalization has left behind, and answers what of it is not part of the final
  /// chain.
  private List<Root> abandon() {
    Set<Root> ancestors = new HashSet<>();
    Root root = anchor.root();
    for (Optional<Block> at = store.block(root); at.isPresent(); at = store.block(root)) {
      ancestors.add(root);
      root = at.get().parentRoot();
    }
    long keep = anchor.slot() - Math.min(anchor.slot(), Limits.SLOTS_KEPT_BEHIND);
    return store.forgetBefore(keep).stream().filter(each -> !ancestors.contains(each)).toList();
  }

  private Checkpoint headNow() {
    return new Checkpoint(store.head(), store.headSlot());
  }

  private Root stateRoot(Root root) {
    return store.block(root).map(Block::stateRoot).orElse(Root.ZERO);
  }
}
