package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;
import static org.leannet.xmss.XmssPreset.DIGEST_LENGTH;
import static org.leannet.xmss.XmssPreset.RANDOMNESS_ELEMENTS;

/// Where the parts of a signature lie. All lengths are fixed, so all three offsets are too.
final class SignatureLayout {

  /// Offset of the path, randomness, offset of the hashes.
  static final int HEAD = 4 + 4 * RANDOMNESS_ELEMENTS + 4;

  static final int RANDOMNESS_AT = 4;
  static final int HASHES_OFFSET_AT = HEAD - 4;

  /// The path is a container of one list, whose offset stands before it.
  static final int SIBLINGS_OFFSET = 4;

  static final int SIBLINGS_AT = HEAD + SIBLINGS_OFFSET;

  private SignatureLayout() {}

  static int hashesAt(XmssPreset preset) {
    return SIBLINGS_AT + preset.logLifetime() * DIGEST_LENGTH;
  }

  static int length(XmssPreset preset) {
    return hashesAt(preset) + preset.dimension() * DIGEST_LENGTH;
  }

  static byte[] write(XmssPreset preset, int[] randomness, int[] siblings, int[] hashes) {
    byte[] out = new byte[length(preset)];
    Elements.setWord(out, 0, HEAD);
    Elements.setWord(out, HASHES_OFFSET_AT, hashesAt(preset));
    Elements.setWord(out, HEAD, SIBLINGS_OFFSET);
    Elements.write(randomness, out, RANDOMNESS_AT);
    Elements.write(siblings, out, SIBLINGS_AT);
    Elements.write(hashes, out, hashesAt(preset));
    return out;
  }

  /// The offset that is not what the layout demands, if there is one: where it stands.
  static int wrongOffsetAt(XmssPreset preset, byte[] data, int from) {
    if (Elements.word(data, from) != HEAD) {
      return from;
    }
    if (Elements.word(data, from + HASHES_OFFSET_AT) != hashesAt(preset)) {
      return from + HASHES_OFFSET_AT;
    }
    return Elements.word(data, from + HEAD) == SIBLINGS_OFFSET ? -1 : from + HEAD;
  }

  static int[] newSiblings(XmssPreset preset) {
    return new int[preset.logLifetime() * DIGEST_ELEMENTS];
  }

  static int[] newHashes(XmssPreset preset) {
    return new int[preset.dimension() * DIGEST_ELEMENTS];
  }
}
