package org.leannet.launcher.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// For the slots of the window: what every node was doing, and how far finality was behind.
final class SlotHistory {
  /// Half an hour and a little. What is older is what Prometheus is for.
  static final int WINDOW = 512;

  private final List<Entry> entries = new ArrayList<>(Collections.nCopies(WINDOW, Entry.NONE));
  private long newest = -1;

  private record Entry(List<NodeState> states, OptionalLong lag) {
    static final Entry NONE = new Entry(List.of(), OptionalLong.empty());
  }

  /// Writes down how things are in this slot, and in those since the last time.
  void write(long slot, List<NodeState> now, OptionalLong lag) {
    var states = List.copyOf(now);
    var first = newest < 0 ? slot : Math.max(newest + 1, slot - WINDOW + 1);
    for (var s = Math.min(first, slot); s <= slot; s++) {
      entries.set(index(s), new Entry(states, lagBefore(lag, slot - s)));
    }
    newest = Math.max(newest, slot);
  }

  private static OptionalLong lagBefore(OptionalLong lag, long slots) {
    return lag.isPresent()
        ? OptionalLong.of(Math.max(0, lag.getAsLong() - slots))
        : OptionalLong.empty();
  }

  /// What the node was doing in this slot; empty when nobody looked, or it was not there yet.
  Optional<NodeState> state(long slot, int node) {
    var states = at(slot).states();
    return node < states.size() ? Optional.of(states.get(node)) : Optional.empty();
  }

  /// Whether any node was running and answering in this slot.
  boolean anyRunning(long slot) {
    return at(slot).states().contains(NodeState.RUNNING);
  }

  OptionalLong lag(long slot) {
    return at(slot).lag();
  }

  private Entry at(long slot) {
    var kept = slot >= 0 && slot <= newest && slot > newest - WINDOW;
    return kept ? entries.get(index(slot)) : Entry.NONE;
  }

  private static int index(long slot) {
    return (int) (slot % WINDOW);
  }
}
