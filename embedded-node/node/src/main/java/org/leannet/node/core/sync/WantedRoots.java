package org.leannet.node.core.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.node.core.port.Limits;
import org.leannet.ssz.Root;

/// Roots of blocks to ask for, each with its depth behind the block that led to it and the number
/// of times it was asked for in vain. A root that was tried waits a little longer each time.
final class WantedRoots {
  private static final int FAR_BACK = 3;

  private final LinkedHashMap<Root, Want> waiting = new LinkedHashMap<>();

  /// A root that is wanted, from an interval on.
  record Want(Missing block, int attempts, long notBefore) {
    Root root() {
      return block.root();
    }

    Want again(long interval) {
      int next = attempts + 1;
      return new Want(block, next, interval + next / 2);
    }

    /// Whether this goes on a way back that is more than a step long: then the blocks before it
    /// will be needed too, and a range brings them together.
    boolean leadsFarBack() {
      return attempts == 0
          && block.depth() >= FAR_BACK
          && Long.compareUnsigned(block.beforeSlot(), 1) > 0;
    }
  }

  boolean contains(Root root) {
    return waiting.containsKey(root);
  }

  boolean isFull() {
    return waiting.size() >= Limits.WANTED_ROOTS;
  }

  void add(Want want) {
    waiting.putIfAbsent(want.root(), want);
  }

  void remove(Root root) {
    waiting.remove(root);
  }

  /// Takes the oldest roots whose time has come, as many as fit a request. One that leads far back
  /// comes alone.
  List<Want> take(long interval) {
    List<Want> taken = new ArrayList<>();
    for (Want want : waiting.values()) {
      boolean due = Long.compareUnsigned(want.notBefore(), interval) <= 0;
      if (due && want.leadsFarBack() && taken.isEmpty()) {
        waiting.remove(want.root());
        return List.of(want);
      }
      if (due && !want.leadsFarBack() && taken.size() < Limits.ROOTS_PER_REQUEST) {
        taken.add(want);
      }
    }
    taken.forEach(want -> waiting.remove(want.root()));
    return taken;
  }

  /// Whether a root is due to be asked for.
  boolean anyDue(long interval) {
    return waiting.values().stream()
        .anyMatch(want -> Long.compareUnsigned(want.notBefore(), interval) <= 0);
  }

  Map<Root, Want> all() {
    return Map.copyOf(waiting);
  }
}
