package org.leannet.launcher.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Whose turn it is to propose: validators take turns by their index, slot by slot.
final class Turns {
  private final Map<Integer, Integer> nodeOf = new HashMap<>();

  Turns(List<WatchedNode> nodes) {
    for (var node = 0; node < nodes.size(); node++) {
      for (var validator : nodes.get(node).validators()) {
        nodeOf.put(validator, node);
      }
    }
  }

  /// The validator that proposes in this slot. Genesis is nobody's.
  OptionalInt proposer(long slot) {
    return slot == 0 || nodeOf.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) (slot % nodeOf.size()));
  }

  /// The position of that validator's node.
  OptionalInt owner(long slot) {
    var validator = proposer(slot);
    var node =
        validator.isPresent()
            ? Optional.ofNullable(nodeOf.get(validator.getAsInt()))
            : Optional.<Integer>empty();
    return node.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
