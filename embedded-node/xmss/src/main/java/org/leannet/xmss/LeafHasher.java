package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;
import static org.leannet.xmss.XmssPreset.LAST_STEP;

import java.util.Arrays;
import org.leannet.ssz.Bytes;

/// Computes a key's leaves and chains. Serves one thread.
final class LeafHasher {

  private final Prf prf;
  private final TweakableHash hash;
  private final int[] first;
  private final int[] last;
  private final int[] digests;

  LeafHasher(XmssPreset preset, Bytes prfKey, int[] parameter) {
    this.prf = new Prf(prfKey);
    this.hash = new TweakableHash(preset, parameter);
    this.first = new int[preset.dimension()];
    this.last = new int[preset.dimension()];
    Arrays.fill(last, LAST_STEP);
    this.digests = SignatureLayout.newHashes(preset);
  }

  Prf prf() {
    return prf;
  }

  TweakableHash hash() {
    return hash;
  }

  /// Writes the leaf of this epoch at `at`.
  void leaf(long epoch, int[] out, int at) {
    chains(epoch, last, digests);
    hash.leaf(epoch, digests, out, at);
  }

  /// Writes each chain's digest at its step.
  void chains(long epoch, int[] steps, int[] out) {
    for (int chain = 0; chain < steps.length; chain++) {
      prf.chainStart(epoch, chain, out, chain * DIGEST_ELEMENTS);
    }
    hash.advance(epoch, out, first, steps);
  }
}
