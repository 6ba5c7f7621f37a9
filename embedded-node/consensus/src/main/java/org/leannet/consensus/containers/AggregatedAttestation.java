package org.leannet.consensus.containers;

import org.leannet.ssz.Bits;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// The votes of several validators for the same data, as a block carries them.
public record AggregatedAttestation(Bits aggregationBits, AttestationData data) {

  public static final Codec<AggregatedAttestation> SSZ =
      Container.of(
          v -> new AggregatedAttestation(v.next(), v.next()),
          Container.field(
              "aggregation_bits",
              Codecs.bitlist(Limits.VALIDATORS),
              AggregatedAttestation::aggregationBits),
          Container.field("data", AttestationData.SSZ, AggregatedAttestation::data));
}
