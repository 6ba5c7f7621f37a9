package org.leannet.ssz;

/// A codec whose root is written into a caller's buffer with a caller's digest.
interface HashingCodec<T> extends Codec<T> {

  @Override
  default Root hashTreeRoot(T value) {
    byte[] root = new byte[Merkle.CHUNK];
    hashTreeRoot(value, Sha256.create(), root, 0);
    return Root.of(root);
  }

  @Override
  void hashTreeRoot(T value, Sha256 sha, byte[] out, int offset);
}
