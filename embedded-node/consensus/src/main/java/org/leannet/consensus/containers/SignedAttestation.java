package org.leannet.consensus.containers;

import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.xmss.Xmss;

/// One validator's vote with its signature over the data's root, as it travels on a subnet.
public record SignedAttestation(long validatorIndex, AttestationData data, Bytes signature) {

  /// The codec under a signature scheme: the signature lies inline with the scheme's length.
  public static Codec<SignedAttestation> ssz(Xmss xmss) {
    return Container.of(
        v -> new SignedAttestation(v.next(), v.next(), v.next()),
        Container.field("validator_index", Codecs.UINT64, SignedAttestation::validatorIndex),
        Container.field("data", AttestationData.SSZ, SignedAttestation::data),
        Container.field("signature", xmss.signatureCodec(), SignedAttestation::signature));
  }
}
