package org.leannet.xmss;

import java.util.List;
import java.util.stream.IntStream;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Merkle;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

/// Signatures: a parent holds them inline as if they were fixed-size, inside they have offsets, and
/// their root is that of the container they are.
record SignatureCodec(XmssPreset preset) implements Codec<Bytes> {

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public int fixedLength() {
    return preset.signatureLength();
  }

  @Override
  public int length(Bytes value) {
    return fixedLength();
  }

  @Override
  public int encode(Bytes value, byte[] out, int offset) {
    content(value).writeTo(out, offset);
    return offset + fixedLength();
  }

  @Override
  public Bytes decode(byte[] data, int from, int to) throws SszException {
    if (to - from != fixedLength()) {
      throw new SszException(
          "expected a signature of %d bytes, found %d".formatted(fixedLength(), to - from), from);
    }
    int wrongOffset = SignatureLayout.wrongOffsetAt(preset, data, from);
    if (wrongOffset >= 0) {
      throw new SszException("an offset is not the one of this signature scheme", wrongOffset);
    }
    Elements.requireCanonical(
        data, from + SignatureLayout.RANDOMNESS_AT, from + SignatureLayout.HASHES_OFFSET_AT);
    Elements.requireCanonical(data, from + SignatureLayout.SIBLINGS_AT, to);
    return Bytes.ofRange(data, from, to);
  }

  @Override
  public Root hashTreeRoot(Bytes value) {
    byte[] content = content(value).toArray();
    int hashesAt = SignatureLayout.hashesAt(preset);
    Root path = digests(content, SignatureLayout.SIBLINGS_AT, preset.logLifetime());
    byte[] randomness = new byte[Digests.LENGTH];
    int length = 4 * XmssPreset.RANDOMNESS_ELEMENTS;
    System.arraycopy(content, SignatureLayout.RANDOMNESS_AT, randomness, 0, length);
    Root hashes = digests(content, hashesAt, preset.dimension());
    return Merkle.root(List.of(path, Root.of(randomness), hashes), 3);
  }

  private Root digests(byte[] content, int at, int count) {
    List<Root> chunks =
        IntStream.range(0, count).mapToObj(i -> Root.of(content, at + i * Digests.LENGTH)).toList();
    return Merkle.mixInLength(Merkle.root(chunks, Digests.limit(preset)), count);
  }

  private Bytes content(Bytes value) {
    if (value.size() != fixedLength()) {
      throw new IllegalArgumentException(
          "a %s signature has %d bytes, not %d"
              .formatted(preset.presetName(), fixedLength(), value.size()));
    }
    return value;
  }
}
