package org.leannet.node.core.port;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Status;
import org.leannet.ssz.Root;

/// The core as it stood after an event: what the API, the metrics and the answers to peers are made
/// from. Immutable; the shell publishes the newest one to all threads.
///
/// @param interval the intervals since genesis the store has lived through
/// @param aggregator whether this node aggregates now
public record CoreView(
    long interval,
    Chain chain,
    Pools pools,
    Sync sync,
    boolean aggregator,
    Map<Counter, Long> counts) {

  /// The tree of blocks and its marked places.
  ///
  /// @param nodes all blocks from the finalized slot on, parents before children
  /// @param headState the state after the head block
  /// @param finalizedState the state after the finalized block
  public record Chain(
      Checkpoint head,
      Checkpoint safeTarget,
      Checkpoint justified,
      Checkpoint finalized,
      State headState,
      State finalizedState,
      List<Node> nodes) {
    /// What this node tells peers about itself.
    public Status status() {
      return new Status(finalized, head);
    }

    /// The canonical blocks above and with the finalized one that lie in a range of slots, oldest
    /// first.
    public List<Node> canonical(long fromSlot, long untilSlot) {
      Map<Root, Node> byRoot = new HashMap<>();
      nodes.forEach(node -> byRoot.put(node.root(), node));
      ArrayDeque<Node> chain = new ArrayDeque<>();
      Optional<Node> at = Optional.ofNullable(byRoot.get(head.root()));
      while (at.isPresent()) {
        Node node = at.get();
        if (Long.compareUnsigned(node.slot(), fromSlot) < 0) {
          break;
        }
        if (Long.compareUnsigned(node.slot(), untilSlot) < 0) {
          chain.addFirst(node);
        }
        at = Optional.ofNullable(byRoot.get(node.parentRoot()));
      }
      return List.copyOf(chain);
    }
  }

  /// A block of the tree. Its weight counts the votes of the known pool.
  public record Node(
      Root root, long slot, Root parentRoot, Root stateRoot, long proposerIndex, long weight) {}

  /// The sizes of the vote pools: distinct vote data of each.
  public record Pools(int gossipSignatures, int newAggregates, int knownAggregates) {}

  /// How the node stands to the network.
  ///
  /// @param dutyGateOpen whether the node's validators do their duties; the API's `is_syncing` is
  ///   its opposite
  /// @param networkSlot the highest slot of any block known here
  /// @param networkFinalized the finalized slot most peers report
  public record Sync(
      SyncState state,
      boolean dutyGateOpen,
      long networkSlot,
      Optional<Long> networkFinalized,
      int peers,
      int cachedBlocks,
      int pendingAttestations,
      int pendingAggregates) {}
}
