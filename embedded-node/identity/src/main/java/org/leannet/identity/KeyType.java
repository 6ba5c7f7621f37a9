package org.leannet.identity;

import java.io.ByteArrayOutputStream;

/// The kinds of public key libp2p knows, by their number in its key message. Lean nodes use
/// [#SECP256K1]; the others only have ids here.
public enum KeyType {
  RSA(0),
  ED25519(1),
  SECP256K1(2),
  ECDSA(3);

  static final int TYPE_TAG = 0x08;
  static final int DATA_TAG = 0x12;

  private final int code;

  KeyType(int code) {
    this.code = code;
  }

  /// The libp2p `PublicKey` message: this type and the key's bytes.
  public byte[] publicKeyMessage(byte[] key) {
    var out = new ByteArrayOutputStream(key.length + 6);
    out.write(TYPE_TAG);
    out.write(code);
    out.write(DATA_TAG);
    int length = key.length;
    while (length >= 0x80) {
      out.write((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(key);
    return out.toByteArray();
  }
}
