package org.leannet.consensus.forkchoice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.forkchoice.Snapshot.BlockView;
import org.leannet.ssz.Root;

/// The known blocks with their states, linked to their parents, parents before children.
final class BlockTree {

  /// A block in its place. The weight is scratch space of the last count.
  private static final class Node {

    final Root root;
    final Block block;
    final State post;
    final List<Node> children = new ArrayList<>();
    @Nullable Node parent;
    long weight;

    Node(Root root, Block block, State post, @Nullable Node parent) {
      this.root = root;
      this.block = block;
      this.post = post;
      this.parent = parent;
    }

    long slot() {
      return block.slot();
    }

    boolean isAfter(long slot) {
      return Long.compareUnsigned(slot(), slot) > 0;
    }

    Checkpoint checkpoint() {
      return new Checkpoint(root, slot());
    }
  }

  /// Whether a walk towards the root goes on from a block.
  interface Walk {
    boolean goesOn(Checkpoint from);
  }

  private final LinkedHashMap<Root, Node> nodes = new LinkedHashMap<>();

  void add(Root root, Block block, State post) {
    Node parent = nodes.get(block.parentRoot());
    Node node = new Node(root, block, post, parent);
    nodes.put(root, node);
    if (parent != null) {
      parent.children.add(node);
    }
  }

  boolean contains(Root root) {
    return nodes.containsKey(root);
  }

  Optional<Block> block(Root root) {
    return find(root).map(node -> node.block);
  }

  Optional<State> state(Root root) {
    return find(root).map(node -> node.post);
  }

  Optional<Checkpoint> checkpoint(Root root) {
    return find(root).map(Node::checkpoint);
  }

  /// All roots, parents before children.
  Collection<Root> roots() {
    return nodes.keySet();
  }

  /// Walks from a block towards the root as long as the walk wants to and parents are known.
  Optional<Checkpoint> walk(Root from, Walk walk) {
    Node node = nodes.get(from);
    while (node != null && node.parent != null && walk.goesOn(node.checkpoint())) {
      node = node.parent;
    }
    return Optional.ofNullable(node).map(Node::checkpoint);
  }

  /// Whether `ancestor` is `descendant` or lies on the way from it to the root.
  boolean isAncestor(Checkpoint ancestor, Checkpoint descendant) {
    return Long.compareUnsigned(ancestor.slot(), descendant.slot()) <= 0
        && ancestorAt(descendant.root(), ancestor.slot()).filter(ancestor::equals).isPresent();
  }

  /// The first block from `from` towards the root that is not after `slot`.
  Optional<Checkpoint> ancestorAt(Root from, long slot) {
    return walk(from, at -> Long.compareUnsigned(at.slot(), slot) > 0);
  }

  /// How many votes each block after `slot` has, its descendants' included.
  ///
  /// @param votes how many votes name each block as their head
  Map<Root, Long> weights(Map<Root, Integer> votes, long slot) {
    count(votes, slot);
    Map<Root, Long> weights = new LinkedHashMap<>();
    nodes.values().forEach(node -> weights.put(node.root, node.weight));
    return weights;
  }

  /// Descends from `start` to the heaviest child each time, of equals to the one with the larger
  /// root, and never into one with less than `least` votes. Empty if `start` is not known.
  Optional<Root> heaviest(Root start, Map<Root, Integer> votes, long least) {
    Node node = nodes.get(start);
    if (node == null) {
      return Optional.empty();
    }
    count(votes, node.slot());
    Node next = node;
    while (next != null) {
      node = next;
      next = heaviestChild(node, least);
    }
    return Optional.of(node.root);
  }

  List<BlockView> views(Map<Root, Long> weights) {
    return nodes.values().stream()
        .map(node ->
            new BlockView(
                node.root,
                node.slot(),
                node.block.parentRoot(),
                node.block.proposerIndex(),
                weights.getOrDefault(node.root, 0L)))
        .toList();
  }

  /// How many blocks from `from` towards the root are not on the way from `to` there.
  int distanceToCommon(Root from, Root to) {
    int distance = 0;
    Node one = nodes.get(from);
    Node other = nodes.get(to);
    while (one != null && other != null && one != other) {
      if (other.isAfter(one.slot())) {
        other = other.parent;
      } else {
        one = one.parent;
        distance++;
      }
    }
    return distance;
  }

  /// Forgets all but `keep` and its descendants.
  ///
  /// @return what was forgotten
  List<Root> forgetAllBut(Root keep) {
    Node kept = nodes.get(keep);
    if (kept == null) {
      return List.of();
    }
    List<Root> forgotten = new ArrayList<>();
    Map<Root, Node> survivors = new LinkedHashMap<>();
    survivors.put(keep, kept);
    for (Node node : nodes.values()) {
      if (node != kept && node.parent != null && survivors.containsKey(node.parent.root)) {
        survivors.put(node.root, node);
      } else if (node != kept) {
        forgotten.add(node.root);
      }
    }
    kept.parent = null;
    nodes.keySet().retainAll(survivors.keySet());
    return forgotten;
  }

  private void count(Map<Root, Integer> votes, long slot) {
    nodes.values().forEach(node -> node.weight = 0);
    votes.forEach((root, count) ->
        find(root).ifPresent(node -> node.weight = node.isAfter(slot) ? count : 0));
    for (Node node : nodes.sequencedValues().reversed()) {
      if (node.parent != null && node.parent.isAfter(slot)) {
        node.parent.weight += node.weight;
      }
    }
  }

  private static @Nullable Node heaviestChild(Node node, long least) {
    Node best = null;
    for (Node child : node.children) {
      if (child.weight >= least && (best == null || isHeavier(child, best))) {
        best = child;
      }
    }
    return best;
  }

  private static boolean isHeavier(Node one, Node other) {
    return one.weight != other.weight
        ? one.weight > other.weight
        : one.root.compareTo(other.root) > 0;
  }

  private Optional<Node> find(Root root) {
    return Optional.ofNullable(nodes.get(root));
  }
}
