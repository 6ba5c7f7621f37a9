package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Container;

/// Votes for the same data with the proof that they were signed, as aggregators publish them.
public record SignedAggregatedAttestation(AttestationData data, SingleMessageAggregate proof) {

  public static final Codec<SignedAggregatedAttestation> SSZ =
      Container.of(
          v -> new SignedAggregatedAttestation(v.next(), v.next()),
          Container.field("data", AttestationData.SSZ, SignedAggregatedAttestation::data),
          Container.field("proof", SingleMessageAggregate.SSZ, SignedAggregatedAttestation::proof));
}
