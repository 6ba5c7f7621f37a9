package org.leannet.consensus.containers;

/// How much the lists of the containers hold.
public final class Limits {

  public static final int HISTORICAL_ROOTS = 1 << 18;
  public static final int VALIDATORS = 1 << 12;
  public static final int PROOF_BYTES = 512 * 1024;
  public static final int BLOCKS_PER_REQUEST = 1024;

  /// One row of votes, as long as the registry, for each root of the history.
  static final long JUSTIFICATION_VOTES = (long) HISTORICAL_ROOTS * VALIDATORS;

  private Limits() {}
}
