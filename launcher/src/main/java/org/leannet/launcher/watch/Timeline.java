package org.leannet.launcher.watch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Observations, one after another, become snapshots. Pure but for what it remembers, and that is
/// bounded: a window of slots, a number of actions.
public final class Timeline {
  /// More actions than a page can show; older ones are forgotten.
  static final int MOST_ACTIONS = 200;

  /// Blocks of the fork-choice tree in a snapshot: what fits a screen, and a stalled chain's worth.
  static final int MOST_TREE_BLOCKS = 64;

  /// Finalized blocks shown before the last one, so that the tree has a trunk.
  private static final int TRUNK = 12;

  /// Clocks differ a little; blocks further in the future are nonsense.
  private static final int SLOTS_AHEAD = 2;

  private final List<NodeTrack> nodes = new ArrayList<>();
  private final BlockTree tree = new BlockTree();
  private final SlotHistory history = new SlotHistory();
  private Turns turns;
  private Mesh mesh;
  private final Deque<Action> actions = new ArrayDeque<>();
  private NetworkSnapshot last;
  private long version;
  private long actionsSeen;

  public Timeline(List<WatchedNode> nodes) {
    nodes.forEach(node -> this.nodes.add(new NodeTrack(node)));
    this.turns = new Turns(nodes);
    this.mesh = new Mesh(nodes);
    this.last =
        snapshot(
            new Observation(Instant.EPOCH, Optional.empty(), OptionalLong.empty(), List.of()),
            BestView.of(this.nodes, tree));
  }

  /// Takes in that the network has a node more; it comes after all others.
  public void add(WatchedNode node) {
    nodes.add(new NodeTrack(node));
    var all = nodes.stream().map(NodeTrack::node).toList();
    turns = new Turns(all);
    mesh = new Mesh(all);
  }

  /// Takes in what was seen and gives the network as it is now.
  public NetworkSnapshot observe(Observation seen) {
    for (var i = 0; i < nodes.size(); i++) {
      observe(nodes.get(i), seen, seen.nodes().get(i));
    }
    var best = BestView.of(nodes, tree);
    if (seen.slot().isPresent()) {
      var slot = seen.slot().getAsLong();
      var lag =
          best.finalized().isPresent()
              ? OptionalLong.of(Math.max(0, slot - best.finalized().getAsLong()))
              : OptionalLong.empty();
      history.write(slot, nodes.stream().map(NodeTrack::state).toList(), lag);
      tree.forgetBefore(slot - SlotHistory.WINDOW);
    }
    last = snapshot(seen, best);
    return last;
  }

  /// What was last seen, with the reason why nothing was seen now.
  public NetworkSnapshot blind(Instant at, String problem) {
    last = last.withProblem(++version, at, problem);
    return last;
  }

  private void observe(NodeTrack node, Observation seen, Observation.Seen now) {
    node.observe(
        now,
        (kind, detail) ->
            remember(
                new Action(
                    ++actionsSeen, seen.at(), seen.slot(), node.node().service(), kind, detail)));
    var newest = seen.slot().orElse(0) + SLOTS_AHEAD;
    now.report()
        .forkChoice()
        .ifPresent(forkChoice -> {
          for (var block : forkChoice.blocks()) {
            if (block.slot() <= newest) {
              node.saw(tree.add(block).id());
            }
          }
        });
  }

  private void remember(Action action) {
    actions.addLast(action);
    if (actions.size() > MOST_ACTIONS) {
      actions.removeFirst();
    }
  }

  private NetworkSnapshot snapshot(Observation seen, BestView best) {
    List<SlotColumn> columns =
        seen.slot().isPresent()
            ? new SlotGrid(nodes, tree, history, best, turns).columns(seen.slot().getAsLong())
            : List.of();
    return new NetworkSnapshot(
        ++version,
        seen.at(),
        seen.genesis(),
        seen.slot(),
        Optional.empty(),
        nodes.stream().map(NodeTrack::row).toList(),
        new NetworkSnapshot.Chain(
            columns, treeBlocks(best), best.head(), best.justified(), best.finalized()),
        mesh.links(nodes),
        new ArrayList<>(actions));
  }

  private List<TreeBlock> treeBlocks(BestView best) {
    var heads = headCounts();
    var known = tree.from(Math.max(0, best.finalized().orElse(0) - TRUNK));
    return known.subList(Math.max(0, known.size() - MOST_TREE_BLOCKS), known.size()).stream()
        .map(k -> new TreeBlock(k.block(), best.fate(k), heads.getOrDefault(k.block().root(), 0)))
        .toList();
  }

  private Map<String, Integer> headCounts() {
    var counts = new HashMap<String, Integer>();
    for (var node : nodes) {
      if (node.state() == NodeState.RUNNING) {
        node.report().forkChoice().ifPresent(f -> counts.merge(f.head(), 1, Integer::sum));
      }
    }
    return counts;
  }
}
