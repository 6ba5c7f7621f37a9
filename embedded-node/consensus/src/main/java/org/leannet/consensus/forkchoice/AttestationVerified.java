package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.SignedAttestation;

/// A vote whose signature was verified; only [AttestationCheck] makes one.
public final class AttestationVerified {

  private final SignedAttestation attestation;

  AttestationVerified(SignedAttestation attestation) {
    this.attestation = attestation;
  }

  public SignedAttestation attestation() {
    return attestation;
  }
}
