package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// One validator's vote, unsigned.
public record Attestation(long validatorIndex, AttestationData data) {

  public static final Codec<Attestation> SSZ =
      Container.of(
          v -> new Attestation(v.next(), v.next()),
          Container.field("validator_index", Codecs.UINT64, Attestation::validatorIndex),
          Container.field("data", AttestationData.SSZ, Attestation::data));
}
