package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Merkle;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

/// A list of digests, packed: a production key holds a quarter of a million of them.
final class Digests {

  static final int LENGTH = XmssPreset.DIGEST_LENGTH;

  private final int[] elements;

  private Digests(int[] elements) {
    this.elements = elements;
  }

  /// Takes over the array, which nobody may change any more.
  static Digests wrap(int[] elements) {
    return new Digests(elements);
  }

  /// The most digests that an SSZ list of them may have.
  static int limit(XmssPreset preset) {
    return 2 * preset.leavesPerBottomTree();
  }

  static Codec<Digests> ssz(XmssPreset preset) {
    return new ListCodec(limit(preset));
  }

  int size() {
    return elements.length / DIGEST_ELEMENTS;
  }

  void copy(int index, int[] out, int at) {
    System.arraycopy(elements, index * DIGEST_ELEMENTS, out, at, DIGEST_ELEMENTS);
  }

  boolean sameAt(int index, Digests other, int otherIndex) {
    int from = index * DIGEST_ELEMENTS;
    int otherFrom = otherIndex * DIGEST_ELEMENTS;
    return Arrays.equals(
        elements,
        from,
        from + DIGEST_ELEMENTS,
        other.elements,
        otherFrom,
        otherFrom + DIGEST_ELEMENTS);
  }

  private Root root(int index) {
    byte[] bytes = new byte[LENGTH];
    int from = index * DIGEST_ELEMENTS;
    Elements.write(elements, from, from + DIGEST_ELEMENTS, bytes, 0);
    return Root.of(bytes);
  }

  private record ListCodec(int limit) implements Codec<Digests> {

    @Override
    public boolean isFixed() {
      return false;
    }

    @Override
    public int fixedLength() {
      throw new IllegalStateException("a list of digests has no fixed length");
    }

    @Override
    public int length(Digests value) {
      return value.size() * LENGTH;
    }

    @Override
    public int encode(Digests value, byte[] out, int offset) {
      if (value.size() > limit) {
        throw new IllegalArgumentException(
            "%d digests exceed the limit %d".formatted(value.size(), limit));
      }
      return Elements.write(value.elements, out, offset);
    }

    @Override
    public Digests decode(byte[] data, int from, int to) throws SszException {
      if ((to - from) % LENGTH != 0) {
        throw new SszException(
            "%d bytes are not a whole number of %d-byte digests".formatted(to - from, LENGTH),
            from);
      }
      if ((to - from) / LENGTH > limit) {
        throw new SszException(
            "%d digests exceed the limit %d".formatted((to - from) / LENGTH, limit), from);
      }
      return new Digests(Elements.decode(data, from, to));
    }

    @Override
    public Root hashTreeRoot(Digests value) {
      List<Root> chunks = IntStream.range(0, value.size()).mapToObj(value::root).toList();
      return Merkle.mixInLength(Merkle.root(chunks, limit), value.size());
    }
  }
}
