package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.SignedAggregatedAttestation;

/// Aggregated votes whose proof was verified; only [AggregateCheck] makes one.
public final class AggregateVerified {

  private final SignedAggregatedAttestation aggregate;

  AggregateVerified(SignedAggregatedAttestation aggregate) {
    this.aggregate = aggregate;
  }

  public SignedAggregatedAttestation aggregate() {
    return aggregate;
  }
}
