package org.leannet.ssz;

/// A byte vector (`fixed`) of exactly, or a byte list of at most, `limit` bytes.
record BytesCodec(boolean fixed, int limit) implements HashingCodec<Bytes> {

  @Override
  public boolean isFixed() {
    return fixed;
  }

  @Override
  public int fixedLength() {
    return limit;
  }

  @Override
  public int length(Bytes value) {
    return checked(value).size();
  }

  @Override
  public int encode(Bytes value, byte[] out, int offset) {
    checked(value).writeTo(out, offset);
    return offset + value.size();
  }

  @Override
  public Bytes decode(byte[] data, int from, int to) throws SszException {
    if (fixed) {
      Input.requireLength(limit, from, to);
    } else if (to - from > limit) {
      throw new SszException(
          "%d bytes exceed the limit %d".formatted(to - from, limit), from + limit);
    }
    return Bytes.ofRange(data, from, to);
  }

  @Override
  public void hashTreeRoot(Bytes value, Sha256 sha, byte[] out, int offset) {
    int depth = Merkle.depth((limit + (long) Merkle.CHUNK - 1) / Merkle.CHUNK);
    Merkle.packed(sha, checked(value).shared(), depth, out, offset);
    if (!fixed) {
      Merkle.mixInLength(sha, out, offset, value.size());
    }
  }

  private Bytes checked(Bytes value) {
    if (fixed ? value.size() != limit : value.size() > limit) {
      throw new IllegalArgumentException(
          "%d bytes where %s %d belong"
              .formatted(value.size(), fixed ? "exactly" : "at most", limit));
    }
    return value;
  }
}
