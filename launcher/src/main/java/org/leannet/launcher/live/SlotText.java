package org.leannet.launcher.live;

import java.util.Locale;
import org.leannet.launcher.watch.Fate;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.SlotColumn;

/// A log's entries as lines for people.
final class SlotText {
  private SlotText() {}

  static String line(SlotLog.Entry entry) {
    return switch (entry) {
      case SlotLog.Entry.Happened(var action) -> LiveTable.action(action);
      case SlotLog.Entry.Slot(var column, var have, var network) -> slot(column, have, network);
    };
  }

  private static String slot(SlotColumn column, int have, NetworkSnapshot network) {
    var chain = network.chain();
    return String.format(
        Locale.ROOT,
        "slot %d: %s%s; justified %s, finalized %s, lag %s; %d of %d nodes have it",
        column.slot(),
        fate(column.fate()),
        proposer(column, network),
        LiveTable.number(chain.justified()),
        LiveTable.number(chain.finalized()),
        LiveTable.number(column.lag()),
        have,
        network.members());
  }

  private static String fate(Fate fate) {
    return switch (fate) {
      case MISSED -> "missed";
      case UNKNOWN -> "not known";
      case PENDING -> "not over yet";
      case SIDE -> "side block";
      case PROPOSED, JUSTIFIED, FINALIZED -> "proposed";
    };
  }

  private static String proposer(SlotColumn column, NetworkSnapshot network) {
    return column.proposerNode().isPresent()
        ? " by " + network.nodes().get(column.proposerNode().getAsInt()).node().service()
        : "";
  }
}
