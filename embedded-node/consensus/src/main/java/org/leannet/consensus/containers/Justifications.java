package org.leannet.consensus.containers;

import java.util.List;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// The votes that have not yet justified anything: for each voted root, ascending, one row of bits
/// as long as the registry.
///
/// SSZ keeps the two as neighbouring fields of the state.
public record Justifications(List<Root> roots, Bits validators) {

  public static final Justifications NONE = new Justifications(List.of(), Bits.EMPTY);

  public Justifications {
    roots = List.copyOf(roots);
  }
}
