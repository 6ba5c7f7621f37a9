package org.leannet.ssz;

/// A bit vector (`fixed`) of exactly, or a bit list of at most, `limit` bits.
record BitsCodec(boolean fixed, long limit) implements HashingCodec<Bits> {

  private static final int CHUNK_BITS = 8 * Merkle.CHUNK;

  @Override
  public boolean isFixed() {
    return fixed;
  }

  @Override
  public int fixedLength() {
    return Math.toIntExact((limit + 7) / 8);
  }

  @Override
  public int length(Bits value) {
    return fixed ? fixedLength() : checked(value).length() / 8 + 1;
  }

  @Override
  public int encode(Bits value, byte[] out, int offset) {
    checked(value);
    int end = offset + length(value);
    if (!fixed) {
      out[end - 1] = 0;
    }
    value.write(out, offset);
    if (!fixed) {
      out[end - 1] |= (byte) (1 << (value.length() & 7));
    }
    return end;
  }

  @Override
  public Bits decode(byte[] data, int from, int to) throws SszException {
    return fixed ? decodeVector(data, from, to) : decodeList(data, from, to);
  }

  private Bits decodeVector(byte[] data, int from, int to) throws SszException {
    Input.requireLength(fixedLength(), from, to);
    int used = (int) (limit & 7);
    if (used != 0 && (data[to - 1] & 0xff) >>> used != 0) {
      throw new SszException(
          "padding bits behind bit %d are not zero".formatted(limit - 1), to - 1);
    }
    return Bits.read(data, from, (int) limit);
  }

  private Bits decodeList(byte[] data, int from, int to) throws SszException {
    if (from == to) {
      throw new SszException("a bit list needs at least its delimiter bit", from);
    }
    int last = data[to - 1] & 0xff;
    if (last == 0) {
      throw new SszException("the last byte of a bit list holds no delimiter bit", to - 1);
    }
    long length = 8L * (to - from - 1) + 31 - Integer.numberOfLeadingZeros(last);
    if (length > Math.min(limit, Integer.MAX_VALUE)) {
      throw new SszException("%d bits exceed the limit %d".formatted(length, limit), to - 1);
    }
    return Bits.read(data, from, (int) length);
  }

  @Override
  public void hashTreeRoot(Bits value, Sha256 sha, byte[] out, int offset) {
    int chunks = (checked(value).length() + CHUNK_BITS - 1) / CHUNK_BITS;
    byte[] buffer = Merkle.newBuffer(chunks);
    value.write(buffer, 0);
    int depth = Merkle.depth((limit + CHUNK_BITS - 1) / CHUNK_BITS);
    Merkle.reduce(sha, buffer, chunks, depth);
    System.arraycopy(buffer, 0, out, offset, Merkle.CHUNK);
    if (!fixed) {
      Merkle.mixInLength(sha, out, offset, value.length());
    }
  }

  private Bits checked(Bits value) {
    if (fixed ? value.length() != limit : value.length() > limit) {
      throw new IllegalArgumentException(
          "%d bits where %s %d belong"
              .formatted(value.length(), fixed ? "exactly" : "at most", limit));
    }
    return value;
  }
}
