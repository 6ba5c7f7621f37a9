package org.leannet.consensus.containers;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Root;

/// The registry. It never changes along a chain, so every state shares one and its root is computed
/// once.
public final class Validators extends AbstractList<Validator> implements RandomAccess {

  private static final Codec<List<Validator>> ENTRIES =
      Codecs.list(Validator.SSZ, Limits.VALIDATORS);

  public static final Codec<Validators> SSZ =
      new RememberingCodec<>(ENTRIES, Validators::of, Validators::root);

  private final List<Validator> entries;

  /// Set by whichever thread comes first; all compute the same.
  private @Nullable Root root;

  private Validators(List<Validator> entries) {
    this.entries = entries;
  }

  /// @throws IllegalArgumentException if there are too many, or one does not carry its own position
  public static Validators of(List<Validator> entries) {
    if (entries instanceof Validators registry) {
      return registry;
    }
    if (entries.size() > Limits.VALIDATORS) {
      throw new IllegalArgumentException(
          "a registry holds %d validators at most, not %d"
              .formatted(Limits.VALIDATORS, entries.size()));
    }
    List<Validator> copy = List.copyOf(entries);
    for (int i = 0; i < copy.size(); i++) {
      if (copy.get(i).index() != i) {
        throw new IllegalArgumentException(
            "validator %d carries index %s"
                .formatted(i, Long.toUnsignedString(copy.get(i).index())));
      }
    }
    return new Validators(copy);
  }

  /// Whether `index`, an unsigned number from the wire, names one of these.
  public boolean has(long index) {
    return Long.compareUnsigned(index, entries.size()) < 0;
  }

  @Override
  public Validator get(int index) {
    return entries.get(index);
  }

  @Override
  public int size() {
    return entries.size();
  }

  public Root root() {
    Root known = root;
    if (known == null) {
      known = ENTRIES.hashTreeRoot(entries);
      root = known;
    }
    return known;
  }
}
