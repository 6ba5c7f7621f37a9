package org.leannet.ssz;

import java.util.Optional;
import java.util.function.Function;

/// A type with a rule of its own on top of another: same bytes, same root, fewer values.
record RefinedCodec<T>(Codec<T> base, Function<T, Optional<String>> fault) implements Codec<T> {

  @Override
  public boolean isFixed() {
    return base.isFixed();
  }

  @Override
  public boolean isBasic() {
    return base.isBasic();
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
    return base.encode(checked(value), out, offset);
  }

  @Override
  public T decode(byte[] data, int from, int to) throws SszException {
    T value = base.decode(data, from, to);
    Optional<String> found = fault.apply(value);
    if (found.isPresent()) {
      throw new SszException(found.get(), from);
    }
    return value;
  }

  @Override
  public Root hashTreeRoot(T value) {
    return base.hashTreeRoot(checked(value));
  }

  @Override
  public void hashTreeRoot(T value, Sha256 sha, byte[] out, int offset) {
    base.hashTreeRoot(checked(value), sha, out, offset);
  }

  private T checked(T value) {
    fault
        .apply(value)
        .ifPresent(message -> {
          throw new IllegalArgumentException(message);
        });
    return value;
  }
}
