package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;
import static org.leannet.xmss.XmssPreset.LAST_STEP;
import static org.leannet.xmss.XmssPreset.PARAMETER_ELEMENTS;
import static org.leannet.xmss.XmssPreset.RANDOMNESS_ELEMENTS;

import java.util.Arrays;
import java.util.Optional;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// One verification: key and signature taken apart, every element known to be canonical.
final class Verifier {

  private final XmssPreset preset;
  private final int[] root = new int[DIGEST_ELEMENTS];
  private final int[] parameter = new int[PARAMETER_ELEMENTS];
  private final int[] randomness = new int[RANDOMNESS_ELEMENTS];
  private final int[] siblings;
  private final int[] hashes;

  private Verifier(XmssPreset preset) {
    this.preset = preset;
    this.siblings = SignatureLayout.newSiblings(preset);
    this.hashes = SignatureLayout.newHashes(preset);
  }

  /// Empty if key or signature are not well-formed.
  static Optional<Verifier> of(XmssPreset preset, Bytes publicKey, Bytes signature) {
    if (publicKey.size() != preset.publicKeyLength()
        || signature.size() != preset.signatureLength()) {
      return Optional.empty();
    }
    Verifier verifier = new Verifier(preset);
    boolean wellFormed =
        verifier.readKey(publicKey.toArray()) && verifier.readSignature(signature.toArray());
    return wellFormed ? Optional.of(verifier) : Optional.empty();
  }

  private boolean readKey(byte[] key) {
    return Elements.read(key, 0, root) && Elements.read(key, XmssPreset.DIGEST_LENGTH, parameter);
  }

  private boolean readSignature(byte[] signature) {
    return SignatureLayout.wrongOffsetAt(preset, signature, 0) < 0
        && Elements.read(signature, SignatureLayout.RANDOMNESS_AT, randomness)
        && Elements.read(signature, SignatureLayout.SIBLINGS_AT, siblings)
        && Elements.read(signature, SignatureLayout.hashesAt(preset), hashes);
  }

  boolean verify(long slot, Root message) {
    TweakableHash hash = new TweakableHash(preset, parameter);
    int[] digits = new int[preset.dimension()];
    if (!new MessageEncoding(preset, hash).encode(slot, message, randomness, digits)) {
      return false;
    }
    int[] last = new int[preset.dimension()];
    Arrays.fill(last, LAST_STEP);
    hash.advance(slot, hashes, digits, last);
    int[] family = new int[2 * DIGEST_ELEMENTS];
    hash.leaf(slot, hashes, family, 0);
    climb(hash, slot, family);
    return Arrays.equals(family, 0, DIGEST_ELEMENTS, root, 0, DIGEST_ELEMENTS);
  }

  /// From the leaf to the root, both in the first half of `family`.
  private void climb(TweakableHash hash, long slot, int[] family) {
    for (int level = 0; level < preset.logLifetime(); level++) {
      long index = slot >>> level;
      int sibling = level * DIGEST_ELEMENTS;
      if ((index & 1) == 0) {
        System.arraycopy(siblings, sibling, family, DIGEST_ELEMENTS, DIGEST_ELEMENTS);
      } else {
        System.arraycopy(family, 0, family, DIGEST_ELEMENTS, DIGEST_ELEMENTS);
        System.arraycopy(siblings, sibling, family, 0, DIGEST_ELEMENTS);
      }
      hash.parents(new TweakableHash.Position(level, index).parent(), 1, family, family, 0);
    }
  }
}
