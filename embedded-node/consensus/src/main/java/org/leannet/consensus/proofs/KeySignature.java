package org.leannet.consensus.proofs;

import org.leannet.ssz.Bytes;

/// One signature and the key that made it.
public record KeySignature(Bytes publicKey, Bytes signature) {}
