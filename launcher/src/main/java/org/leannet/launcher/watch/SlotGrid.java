package org.leannet.launcher.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Nodes by slots, worked out anew from what is known at one moment: a node that catches up fills
/// the slots it had missed.
final class SlotGrid {
  private final List<NodeTrack> nodes;
  private final BlockTree tree;
  private final SlotHistory history;
  private final BestView best;
  private final Turns turns;
  private final Map<String, BlockTree.Branch> branches = new HashMap<>();

  SlotGrid(List<NodeTrack> nodes, BlockTree tree, SlotHistory history, BestView best, Turns turns) {
    this.nodes = nodes;
    this.tree = tree;
    this.history = history;
    this.best = best;
    this.turns = turns;
  }

  /// The columns of the window that ends with this slot, oldest first.
  List<SlotColumn> columns(long current) {
    var columns = new ArrayList<SlotColumn>();
    for (var slot = Math.max(0, current - SlotHistory.WINDOW + 1); slot <= current; slot++) {
      columns.add(column(slot, current));
    }
    return columns;
  }

  private SlotColumn column(long slot, long current) {
    var proposer = turns.proposer(slot);
    var owner = turns.owner(slot);
    var fate = fate(slot, current);
    var cells = new StringBuilder(nodes.size());
    for (var node = 0; node < nodes.size(); node++) {
      cells.append(cell(node, slot, fate, owner, slot == current).code());
    }
    return new SlotColumn(slot, fate, proposer, owner, history.lag(slot), cells.toString());
  }

  private Fate fate(long slot, long current) {
    if (best.branch().at(slot).isPresent()) {
      return best.fateOnChain(slot);
    }
    var blocks = tree.at(slot);
    if (!blocks.isEmpty()) {
      return best.fate(blocks.getFirst());
    }
    if (slot == current) {
      return Fate.PENDING;
    }
    var witnessed = slot <= best.head().orElse(-1) || history.anyRunning(slot);
    return best.branch().covers(slot) && witnessed ? Fate.MISSED : Fate.UNKNOWN;
  }

  private Cell cell(int node, long slot, Fate fate, OptionalInt owner, boolean open) {
    var own = owner.isPresent() && owner.getAsInt() == node;
    var block = block(nodes.get(node), slot);
    if (block != Cell.UNKNOWN) {
      return own ? block.byOwnProposal() : block;
    }
    if (own && fate == Fate.MISSED) {
      return Cell.MISSED;
    }
    return withoutBlock(node, slot, open ? Fate.PENDING : fate);
  }

  /// What the block is for this node, if it has one there.
  private Cell block(NodeTrack node, long slot) {
    var forkChoice = node.report().forkChoice();
    if (forkChoice.isEmpty()) {
      // All it tells is how far it has come: taken to be the chain of the others.
      var followed = slot <= node.report().head().orElse(-1);
      return followed && best.branch().at(slot).isPresent() ? level(node, slot) : Cell.UNKNOWN;
    }
    var branch = branches.computeIfAbsent(forkChoice.get().head(), tree::branch);
    if (branch.at(slot).isPresent()) {
      return level(node, slot);
    }
    if (tree.at(slot).stream().noneMatch(known -> node.has(known.id()))) {
      return Cell.UNKNOWN;
    }
    return branch.covers(slot) ? Cell.SIDE : level(node, slot);
  }

  private static Cell level(NodeTrack node, long slot) {
    if (slot <= node.report().finalized().orElse(-1)) {
      return Cell.FINALIZED;
    }
    return slot <= node.report().justified().orElse(-1) ? Cell.JUSTIFIED : Cell.IMPORTED;
  }

  private Cell withoutBlock(int node, long slot, Fate fate) {
    var state = history.state(slot, node);
    if (state.isPresent() && state.get() != NodeState.RUNNING) {
      return state.get().cell();
    }
    return switch (fate) {
      case PENDING -> Cell.PENDING;
      case MISSED -> Cell.EMPTY;
      case UNKNOWN -> Cell.UNKNOWN;
      case SIDE, PROPOSED, JUSTIFIED, FINALIZED -> state.isPresent() ? Cell.ABSENT : Cell.UNKNOWN;
    };
  }
}
