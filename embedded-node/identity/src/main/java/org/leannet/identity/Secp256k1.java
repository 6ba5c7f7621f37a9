package org.leannet.identity;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// ECDSA over secp256k1. Nonces follow RFC 6979, so signing needs no randomness and repeats itself.
final class Secp256k1 {

  static final int PUBLIC_KEY_LENGTH = 33;

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  record Signature(BigInteger r, BigInteger s) {}

  private Secp256k1() {}

  static boolean isScalar(BigInteger value) {
    return value.signum() > 0 && value.compareTo(ORDER) < 0;
  }

  static byte[] publicKey(BigInteger secret) {
    return new FixedPointCombMultiplier().multiply(CURVE.getG(), secret).getEncoded(true);
  }

  /// Whether the bytes are a compressed point of the curve.
  static boolean isPublicKey(byte[] key) {
    if (key.length != PUBLIC_KEY_LENGTH || (key[0] != 2 && key[0] != 3)) {
      return false;
    }
    try {
      return !CURVE.getCurve().decodePoint(key).isInfinity();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The signature with the smaller of the two possible `s`: verifiers of node records want that
  /// one.
  static Signature sign(BigInteger secret, byte[] hash) {
    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    BigInteger[] pair = signer.generateSignature(hash);
    BigInteger s = pair[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(pair[1]) : pair[1];
    return new Signature(pair[0], s);
  }

  static boolean verify(byte[] publicKey, byte[] hash, Signature signature) {
    if (!isPublicKey(publicKey)) {
      return false;
    }
    var verifier = new ECDSASigner();
    verifier.init(
        false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey), DOMAIN));
    return verifier.verifySignature(hash, signature.r(), signature.s());
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
