package org.leannet.node.core.port;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.forkchoice.Snapshot;
import org.leannet.ssz.Root;

/// The core as it stood after an event: what the API, the metrics and the answers to peers are made
/// from. Immutable; the shell publishes the newest one to all threads.
///
/// @param store time, blocks with their weights, votes; the blocks reach a little behind the
///   finalized one
/// @param head the head block
/// @param safeTarget the safe target
/// @param headState the state after the head block
/// @param finalizedState the state after the finalized block
/// @param aggregator whether this node aggregates now
/// @param counts every [Counter] with its value
public record CoreView(
    Snapshot store,
    Checkpoint head,
    Checkpoint safeTarget,
    State headState,
    State finalizedState,
    Sync sync,
    boolean aggregator,
    Map<Counter, Long> counts) {

  /// How the node stands to the network.
  ///
  /// @param slot the clock's slot
  /// @param dutyGateOpen whether the node's validators do their duties; the API's `is_syncing` is
  ///   its opposite
  /// @param networkSlot the newest slot a block is known to exist in, here or at most peers
  /// @param networkFinalized the finalized slot most peers report
  public record Sync(
      long slot,
      SyncState state,
      boolean dutyGateOpen,
      long networkSlot,
      Optional<Long> networkFinalized,
      int peers,
      int cachedBlocks,
      int pendingAttestations,
      int pendingAggregates) {}

  public Checkpoint justified() {
    return store.justified();
  }

  public Checkpoint finalized() {
    return store.finalized();
  }

  /// What this node tells peers about itself.
  public Status status() {
    return new Status(finalized(), head);
  }

  /// The blocks from the finalized slot on, parents before children.
  public List<Snapshot.BlockView> unfinalized() {
    return store.blocks().stream()
        .filter(block -> Long.compareUnsigned(block.slot(), finalized().slot()) >= 0)
        .toList();
  }

  /// The blocks of the head's chain that are in this view, oldest first.
  public List<Snapshot.BlockView> canonical() {
    Map<Root, Snapshot.BlockView> byRoot = new HashMap<>();
    store.blocks().forEach(block -> byRoot.put(block.root(), block));
    Deque<Snapshot.BlockView> chain = new ArrayDeque<>();
    Snapshot.BlockView at = byRoot.get(head.root());
    while (at != null) {
      chain.addFirst(at);
      at = byRoot.get(at.parentRoot());
    }
    return List.copyOf(chain);
  }
}
