package org.leannet.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.util.BigIntegers;

/// A node's secp256k1 secret: it signs the node's TLS certificate and its record, and gives it its
/// [PeerId]. Signing is deterministic.
public final class NodeKey {

  public static final int LENGTH = 32;

  private static final byte[] DERIVATION_DOMAIN =
      "leannet node key".getBytes(StandardCharsets.UTF_8);

  private final BigInteger secret;
  private final byte[] publicKey;

  private NodeKey(BigInteger secret) {
    this.secret = secret;
    this.publicKey = Secp256k1.publicKey(secret);
  }

  /// Reads 64 hex digits, with or without `0x`, as node key files hold them.
  public static NodeKey fromHex(String hex) {
    String text = hex.strip().toLowerCase(Locale.ROOT);
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (digits.length() != 2 * LENGTH) {
      throw new IllegalArgumentException(
          "a node key is 64 hex digits, this text has " + digits.length());
    }
    try {
      return fromBytes(HexFormat.of().parseHex(digits));
    } catch (NumberFormatException e) {
      // The text is a secret: the message must not repeat it.
      throw new IllegalArgumentException("a node key is 64 hex digits, this text has others", e);
    }
  }

  public static NodeKey fromBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a node key is 32 bytes, not " + bytes.length);
    }
    var secret = new BigInteger(1, bytes);
    if (!Secp256k1.isScalar(secret)) {
      throw new IllegalArgumentException(
          "a node key is a number from 1 to the order of secp256k1 less one; this one is outside");
    }
    return new NodeKey(secret);
  }

  /// The key that a network's seed gives to the node of this name.
  public static NodeKey derive(byte[] seed, String label) {
    if (seed.length != LENGTH) {
      throw new IllegalArgumentException("a seed is 32 bytes, not " + seed.length);
    }
    byte[] name = label.getBytes(StandardCharsets.UTF_8);
    // One hash in about 2^128 is no scalar; the counter is there for it.
    for (int counter = 0; counter < 256; counter++) {
      var candidate =
          new BigInteger(
              1, Secp256k1.sha256(DERIVATION_DOMAIN, seed, new byte[] {(byte) counter}, name));
      if (Secp256k1.isScalar(candidate)) {
        return new NodeKey(candidate);
      }
    }
    throw new IllegalStateException("256 hashes in a row are no secp256k1 scalars");
  }

  /// Whether the signature, in DER, is one of the key's over the SHA-256 of the data. Never throws.
  public static boolean verifySha256Der(byte[] publicKey, byte[] data, byte[] signature) {
    BigInteger[] pair;
    try {
      pair = StandardDSAEncoding.INSTANCE.decode(Secp256k1.ORDER, signature);
    } catch (IOException | RuntimeException _) {
      // Bouncy Castle tells bad DER by several unchecked types.
      return false;
    }
    return Secp256k1.verify(
        publicKey, Secp256k1.sha256(data), new Secp256k1.Signature(pair[0], pair[1]));
  }

  /// ECDSA over the SHA-256 of the data, in DER.
  public byte[] signSha256Der(byte[] data) {
    Secp256k1.Signature signature = Secp256k1.sign(secret, Secp256k1.sha256(data));
    try {
      return StandardDSAEncoding.INSTANCE.encode(Secp256k1.ORDER, signature.r(), signature.s());
    } catch (IOException e) {
      throw new IllegalStateException("a signature just made cannot be encoded", e);
    }
  }

  /// ECDSA over a hash, as 32 bytes of r and 32 bytes of s: the form node records use.
  byte[] signHash(byte[] hash) {
    Secp256k1.Signature signature = Secp256k1.sign(secret, hash);
    var out = new byte[64];
    BigIntegers.asUnsignedByteArray(signature.r(), out, 0, 32);
    BigIntegers.asUnsignedByteArray(signature.s(), out, 32, 32);
    return out;
  }

  /// The compressed public key, 33 bytes.
  public byte[] publicKey() {
    return publicKey.clone();
  }

  public PeerId peerId() {
    return PeerId.fromPublicKey(publicKey);
  }

  /// The secret as 64 lower-case hex digits without prefix: for the key file only.
  public String toHex() {
    return HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(LENGTH, secret));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeKey key && key.secret.equals(secret);
  }

  @Override
  public int hashCode() {
    return peerId().hashCode();
  }

  @Override
  public String toString() {
    return "NodeKey[" + peerId() + ", secret redacted]";
  }
}
