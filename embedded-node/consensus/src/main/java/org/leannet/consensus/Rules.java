package org.leannet.consensus;

/// Where the specification's revisions differ. [#HEAD] is the revision of the reference vectors;
/// the switches add rules that newer clients apply. They only refuse more.
///
/// @param maxAttestationsData how many different votes a block may carry
/// @param refuseFutureBlocks a block may be at most one slot ahead of the clock
/// @param refuseLongGaps a block may be at most 2^18 slots behind its parent, checked before its
///   signatures
/// @param headAboveFinalized a vote's head must descend from the finalized block
public record Rules(
    int maxAttestationsData,
    boolean refuseFutureBlocks,
    boolean refuseLongGaps,
    boolean headAboveFinalized) {

  public static final Rules HEAD = new Rules(8, false, false, false);

  /// The rules of clients newer than the vectors.
  public static final Rules STRICT = new Rules(8, true, true, true);

  public Rules {
    if (maxAttestationsData < 1) {
      throw new IllegalArgumentException(
          "a block carries 1 vote at least, not " + maxAttestationsData);
    }
  }
}
