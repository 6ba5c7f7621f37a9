package org.leannet.ssz;

/// One byte, 0 or 1.
final class BooleanCodec implements HashingCodec<Boolean> {

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public boolean isBasic() {
    return true;
  }

  @Override
  public int fixedLength() {
    return 1;
  }

  @Override
  public int length(Boolean value) {
    return 1;
  }

  @Override
  public int encode(Boolean value, byte[] out, int offset) {
    out[offset] = (byte) (value ? 1 : 0);
    return offset + 1;
  }

  @Override
  public Boolean decode(byte[] data, int from, int to) throws SszException {
    Input.requireLength(1, from, to);
    if (data[from] != 0 && data[from] != 1) {
      throw new SszException("a boolean is 0 or 1, not " + (data[from] & 0xff), from);
    }
    return data[from] == 1;
  }

  @Override
  public void hashTreeRoot(Boolean value, Sha256 sha, byte[] out, int offset) {
    encode(value, out, offset);
    for (int i = 1; i < Merkle.CHUNK; i++) {
      out[offset + i] = 0;
    }
  }
}
