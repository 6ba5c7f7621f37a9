package org.leannet.launcher.live;

import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.watch.Action;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.SlotColumn;

/// What a log of the network says: each slot once it is over, and each action as it is seen. It
/// begins with the slot that is current when it starts.
final class SlotLog {
  private long told = -1;
  private long actionsTold;

  /// Something to tell.
  sealed interface Entry {
    /// A slot that is over.
    record Slot(SlotColumn column, int have, NetworkSnapshot network) implements Entry {}

    /// Something that happened to a service.
    record Happened(Action action) implements Entry {}
  }

  /// What is new in this snapshot, in order.
  List<Entry> newIn(NetworkSnapshot network) {
    var entries = new ArrayList<Entry>();
    for (var action : network.actions()) {
      if (action.number() > actionsTold) {
        actionsTold = action.number();
        entries.add(new Entry.Happened(action));
      }
    }
    if (network.slot().isEmpty()) {
      return entries;
    }
    var current = network.slot().getAsLong();
    if (told < 0) {
      told = current - 1;
    }
    for (var column : network.chain().columns()) {
      if (column.slot() > told && column.slot() < current) {
        entries.add(new Entry.Slot(column, have(column), network));
      }
    }
    told = Math.max(told, current - 1);
    return entries;
  }

  /// How many nodes have the block.
  private static int have(SlotColumn column) {
    return (int) column.cells().chars().filter(cell -> "oijfOIJF".indexOf(cell) >= 0).count();
  }
}
