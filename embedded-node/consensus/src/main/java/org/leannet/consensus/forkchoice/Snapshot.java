package org.leannet.consensus.forkchoice;

import java.util.List;
import java.util.Map;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// The store as it stands, for those who only look.
///
/// @param time in intervals since genesis
/// @param blocks parents before children
public record Snapshot(
    long time,
    Root head,
    Root safeTarget,
    Checkpoint justified,
    Checkpoint finalized,
    List<BlockView> blocks,
    Pools pools) {

  /// @param weight how many validators' latest votes are for this block or a descendant
  public record BlockView(Root root, long slot, Root parentRoot, long proposerIndex, long weight) {}

  /// @param signatures validators whose single signatures are collected
  /// @param pending participants of each proof that does not count yet
  /// @param known participants of each proof that counts
  public record Pools(
      Map<AttestationData, List<Integer>> signatures,
      Map<AttestationData, List<Bits>> pending,
      Map<AttestationData, List<Bits>> known) {}
}
