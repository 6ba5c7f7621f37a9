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
  private final LinkedHashMap<Root, Want> waiting = new LinkedHashMap<>();

  /// A root that is wanted, from an interval on.
  record Want(Root root, int depth, int attempts, long notBefore) {
    Want again(long interval) {
      int next = attempts + 1;
      return new Want(root, depth, next, interval + next / 2);
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

  /// Takes the oldest roots whose time has come, as many as fit a request.
  List<Want> take(long interval) {
    List<Want> taken = new ArrayList<>();
    for (Want want : waiting.values()) {
      if (taken.size() < Limits.ROOTS_PER_REQUEST
          && Long.compareUnsigned(want.notBefore(), interval) <= 0) {
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
