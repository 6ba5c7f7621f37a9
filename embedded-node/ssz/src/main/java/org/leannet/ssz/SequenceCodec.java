package org.leannet.ssz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A vector (`vector`) of exactly, or a list of at most, `limit` elements.
record SequenceCodec<T>(Codec<T> element, boolean vector, long limit)
    implements HashingCodec<List<T>> {

  @Override
  public boolean isFixed() {
    return vector && element.isFixed();
  }

  @Override
  public int fixedLength() {
    return Math.toIntExact(Math.multiplyExact(limit, element.fixedLength()));
  }

  @Override
  public int length(List<T> value) {
    checked(value);
    if (element.isFixed()) {
      return Math.multiplyExact(value.size(), element.fixedLength());
    }
    int sum = 0;
    for (T item : value) {
      sum = Math.addExact(sum, Input.OFFSET_LENGTH + element.length(item));
    }
    return sum;
  }

  @Override
  public int encode(List<T> value, byte[] out, int offset) {
    checked(value);
    int end = offset;
    if (element.isFixed()) {
      for (T item : value) {
        end = element.encode(item, out, end);
      }
      return end;
    }
    int slot = offset;
    end += Input.OFFSET_LENGTH * value.size();
    for (T item : value) {
      Input.putLittleEndian(end - offset, out, slot, Input.OFFSET_LENGTH);
      slot += Input.OFFSET_LENGTH;
      end = element.encode(item, out, end);
    }
    return end;
  }

  @Override
  public List<T> decode(byte[] data, int from, int to) throws SszException {
    List<T> items = element.isFixed() ? decodeFixed(data, from, to) : decodeOffsets(data, from, to);
    return Collections.unmodifiableList(items);
  }

  private List<T> decodeFixed(byte[] data, int from, int to) throws SszException {
    int size = element.fixedLength();
    if ((to - from) % size != 0) {
      throw new SszException(
          "%d bytes are not a whole number of elements of %d".formatted(to - from, size), to);
    }
    int count = checkedCount((to - from) / size, from);
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item(i, data, from + i * size, from + (i + 1) * size));
    }
    return items;
  }

  private List<T> decodeOffsets(byte[] data, int from, int to) throws SszException {
    if (from == to) {
      checkedCount(0, from);
      return List.of();
    }
    if (to - from < Input.OFFSET_LENGTH) {
      throw new SszException("%d bytes are too few for an offset".formatted(to - from), to);
    }
    int first = Input.offset(data, from, Input.OFFSET_LENGTH, to - from);
    if (first % Input.OFFSET_LENGTH != 0) {
      throw new SszException(
          "first offset %d is not a whole number of offsets".formatted(first), from);
    }
    int count = checkedCount(first / Input.OFFSET_LENGTH, from);
    List<T> items = new ArrayList<>(count);
    int start = first;
    for (int i = 0; i < count; i++) {
      int next = from + (i + 1) * Input.OFFSET_LENGTH;
      int end = i + 1 < count ? Input.offset(data, next, start, to - from) : to - from;
      items.add(item(i, data, from + start, from + end));
      start = end;
    }
    return items;
  }

  private T item(int index, byte[] data, int from, int to) throws SszException {
    try {
      return element.decode(data, from, to);
    } catch (SszException e) {
      throw e.inside("[" + index + "]");
    }
  }

  private int checkedCount(int count, int at) throws SszException {
    if (vector ? count != limit : count > limit) {
      throw new SszException(
          "%d elements where %s %d belong".formatted(count, vector ? "exactly" : "at most", limit),
          at);
    }
    return count;
  }

  @Override
  public void hashTreeRoot(List<T> value, Sha256 sha, byte[] out, int offset) {
    checked(value);
    if (element.isBasic()) {
      int size = element.fixedLength();
      int depth = Merkle.depth((limit * size + Merkle.CHUNK - 1) / Merkle.CHUNK);
      Merkle.packed(sha, encode(value), depth, out, offset);
    } else {
      byte[] buffer = Merkle.newBuffer(value.size());
      int end = 0;
      for (T item : value) {
        element.hashTreeRoot(item, sha, buffer, end);
        end += Merkle.CHUNK;
      }
      Merkle.reduce(sha, buffer, value.size(), Merkle.depth(limit));
      System.arraycopy(buffer, 0, out, offset, Merkle.CHUNK);
    }
    if (!vector) {
      Merkle.mixInLength(sha, out, offset, value.size());
    }
  }

  private void checked(List<T> value) {
    if (vector ? value.size() != limit : value.size() > limit) {
      throw new IllegalArgumentException(
          "%d elements where %s %d belong"
              .formatted(value.size(), vector ? "exactly" : "at most", limit));
    }
  }
}
