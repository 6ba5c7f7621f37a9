package org.leannet.consensus.forkchoice;

/// How many votes are kept between finalizations. Peers can make any number of valid ones: a
/// dishonest validator signs at will, and anyone can recombine published proofs.
///
/// @param votesPerValidator single signatures of one validator; beyond it, those for its oldest
///   slots go
/// @param data different data that proofs are kept for; beyond it, those with the fewest voters go
/// @param proofsPerData beyond it, only a proof with a new voter is taken, in the place of the
///   smallest
public record PoolLimits(int votesPerValidator, int data, int proofsPerData) {

  /// The specification's: everything is kept.
  public static final PoolLimits NONE =
      new PoolLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /// Half an hour of votes without finality, and some disorder.
  public static final PoolLimits DEFAULT = new PoolLimits(8, 512, 32);

  public PoolLimits {
    if (votesPerValidator < 1 || data < 1 || proofsPerData < 1) {
      throw new IllegalArgumentException(
          "a pool holds something: not %d votes, %d data, %d proofs"
              .formatted(votesPerValidator, data, proofsPerData));
    }
  }
}
