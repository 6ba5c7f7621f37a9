package org.leannet.ssz;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// One SHA-256 digest, reused for a whole tree. Not for sharing between threads.
public final class Sha256 {

  private final MessageDigest digest;

  private Sha256(MessageDigest digest) {
    this.digest = digest;
  }

  public static Sha256 create() {
    try {
      return new Sha256(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /// The digest of a whole array.
  public static Root of(byte[] data) {
    return Root.of(create().digest.digest(data));
  }

  /// Hashes `in[inOffset, inOffset + length)` to 32 bytes at `outOffset`; input and output may
  /// overlap.
  public void hash(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    digest.update(in, inOffset, length);
    try {
      digest.digest(out, outOffset, Merkle.CHUNK);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 digest does not fit 32 bytes", e);
    }
  }
}
