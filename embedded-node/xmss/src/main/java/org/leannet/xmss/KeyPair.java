package org.leannet.xmss;

import org.leannet.ssz.Bytes;

/// A secret key and the public key that goes with it.
public record KeyPair(Bytes publicKey, SecretKey secretKey) {}
