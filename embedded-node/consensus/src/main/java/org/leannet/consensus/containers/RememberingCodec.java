package org.leannet.consensus.containers;

import java.util.function.Function;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

/// The codec of a value that remembers its own root: bytes as `base` has them, roots from the
/// value.
record RememberingCodec<B, T extends B>(Codec<B> base, Function<B, T> make, Function<T, Root> root)
    implements Codec<T> {

  @Override
  public boolean isFixed() {
    return base.isFixed();
  }

  @Override
  public int fixedLength() {
    return base.fixedLength();
  }

  @Override
  public int length(T value) {
    return base.length(value);
  }

  @Override
  public int encode(T value, byte[] out, int offset) {
    return base.encode(value, out, offset);
  }

  @Override
  public T decode(byte[] data, int from, int to) throws SszException {
    B decoded = base.decode(data, from, to);
    try {
      return make.apply(decoded);
    } catch (IllegalArgumentException e) {
      throw new SszException(String.valueOf(e.getMessage()), from);
    }
  }

  @Override
  public Root hashTreeRoot(T value) {
    return root.apply(value);
  }
}
