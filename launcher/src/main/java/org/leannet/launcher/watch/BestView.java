package org.leannet.launcher.watch;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// The chain as the node sees it that is furthest: the one that finalized, then justified, then
/// followed most.
record BestView(
    BlockTree.Branch branch, OptionalLong head, OptionalLong justified, OptionalLong finalized) {
  private static final Comparator<NodeTrack> FURTHEST =
      Comparator.<NodeTrack>comparingInt(t -> t.report().forkChoice().isPresent() ? 1 : 0)
          .thenComparingLong(t -> t.report().finalized().orElse(-1))
          .thenComparingLong(t -> t.report().justified().orElse(-1))
          .thenComparingLong(t -> t.report().head().orElse(-1));

  static BestView of(List<NodeTrack> tracks, BlockTree tree) {
    return tracks.stream()
        .filter(track -> track.report().answered())
        .max(FURTHEST)
        .map(track ->
            new BestView(
                track
                    .report()
                    .forkChoice()
                    .map(f -> tree.branch(f.head()))
                    .orElse(BlockTree.Branch.NONE),
                track.report().head(),
                track.report().justified(),
                track.report().finalized()))
        .orElse(
            new BestView(
                BlockTree.Branch.NONE,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty()));
  }

  /// What became of a block of this chain.
  Fate fateOnChain(long slot) {
    if (slot <= finalized.orElse(-1)) {
      return Fate.FINALIZED;
    }
    return slot <= justified.orElse(-1) ? Fate.JUSTIFIED : Fate.PROPOSED;
  }

  /// What became of a block, whether this chain goes through it or not.
  Fate fate(BlockTree.Known known) {
    var slot = known.block().slot();
    var here = branch.at(slot);
    if (here.isPresent() && here.get().id() == known.id()) {
      return fateOnChain(slot);
    }
    return slot > head.orElse(-1) || !branch.covers(slot) ? Fate.PROPOSED : Fate.SIDE;
  }
}
