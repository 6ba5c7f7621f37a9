package org.leannet.identity;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.ethereum.beacon.discovery.crypto.Signer;

/// Lets the node record library sign with a [NodeKey].
record RecordSigner(NodeKey key) implements Signer {

  @Override
  public Bytes sign(Bytes32 hash) {
    return Bytes.wrap(key.signHash(hash.toArray()));
  }

  @Override
  public Bytes deriveCompressedPublicKeyFromPrivate() {
    return Bytes.wrap(key.publicKey());
  }

  @Override
  public Bytes deriveECDHKeyAgreement(Bytes destinationPublicKey) {
    throw new UnsupportedOperationException("node records need no key agreement");
  }
}
