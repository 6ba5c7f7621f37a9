package org.leannet.node.fuzz;

import java.util.ArrayList;
import java.util.List;

/// All decoders that are fuzzed.
final class Targets {
  private static final List<Target<?>> ALL = make();

  private Targets() {}

  static List<Target<?>> all() {
    return ALL;
  }

  private static List<Target<?>> make() {
    List<Target<?>> all = new ArrayList<>();
    all.addAll(SszTargets.all());
    all.addAll(ProofTargets.all());
    all.addAll(WireTargets.all());
    all.addAll(IdentityTargets.all());
    all.addAll(FileTargets.all());
    all.addAll(JsonTargets.all());
    return List.copyOf(all);
  }
}
