package org.leannet.consensus.containers;

import org.leannet.ssz.Bytes;

/// One validator's vote with its signature over the data's root, as it travels on a subnet.
public record SignedAttestation(long validatorIndex, AttestationData data, Bytes signature) {}
