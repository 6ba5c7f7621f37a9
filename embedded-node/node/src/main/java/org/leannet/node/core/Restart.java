package org.leannet.node.core;

import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.forkchoice.BlockCheck;
import org.leannet.consensus.forkchoice.Store;

/// Rebuilds the store from what a node has written down: the finalized block with its state, and
/// the blocks after it.
///
/// @param store the store to start from
/// @param replayed how many blocks were taken in
/// @param refused how many did not fit, because an ancestor was not written or the disk has changed
///   them
public record Restart(Store store, int replayed, int refused) {

  /// @param interval the clock's interval, so that no block seems to come from the future
  /// @param later blocks after the anchor, parents before children; they are this node's own
  ///   records, so their proofs, verified before they were written, are not verified again
  public static Verdict<Restart> of(
      State anchorState, Block anchor, Rules rules, long interval, Iterable<SignedBlock> later) {
    return Store.create(anchorState, anchor, rules).map(store -> replay(store, interval, later));
  }

  private static Restart replay(Store store, long interval, Iterable<SignedBlock> later) {
    store.skipTo(interval);
    int replayed = 0;
    int refused = 0;
    for (SignedBlock block : later) {
      if (store.checkBlock(block).then(BlockCheck::trust).then(store::applyBlock).isAccepted()) {
        replayed++;
      } else {
        refused++;
      }
    }
    return new Restart(store, replayed, refused);
  }
}
