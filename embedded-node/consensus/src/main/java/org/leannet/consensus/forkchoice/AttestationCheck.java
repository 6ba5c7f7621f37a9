package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.INVALID_SIGNATURE;

import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.ssz.Bytes;
import org.leannet.xmss.Xmss;

/// A vote that fits the store; its signature is still to be verified.
public record AttestationCheck(SignedAttestation attestation, Bytes publicKey)
    implements Check<AttestationVerified> {

  @Override
  public Verdict<AttestationVerified> verify(Xmss xmss, ProofSystem proofs) {
    var data = attestation.data();
    return xmss.verify(publicKey, data.slot(), data.root(), attestation.signature())
        ? Verdict.accept(new AttestationVerified(attestation))
        : Verdict.reject(
            INVALID_SIGNATURE,
            "the signature of validator %d does not verify"
                .formatted(attestation.validatorIndex()));
  }
}
