package org.leannet.p2p.transport;

import java.security.PublicKey;
import java.security.cert.Certificate;

/// A certificate that is only its bytes, as it comes from the wire.
final class WireCertificate extends Certificate {
  private static final long serialVersionUID = 1;
  private final byte[] bytes;

  WireCertificate(byte[] bytes) {
    super("X.509");
    this.bytes = bytes;
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void verify(PublicKey key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void verify(PublicKey key, String provider) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    return "bytes";
  }

  @Override
  public PublicKey getPublicKey() {
    throw new UnsupportedOperationException();
  }
}
