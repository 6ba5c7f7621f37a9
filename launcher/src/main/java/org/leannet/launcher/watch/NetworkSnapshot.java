package org.leannet.launcher.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The whole network at one moment.
///
/// @param version grows with every snapshot of one watch
/// @param genesis empty before it was decided
/// @param slot the current slot; empty before genesis
/// @param problem why what is shown may be old; empty when all is well
/// @param chain slots, oldest first, and the fork-choice tree
/// @param links connections between nodes that know each other by name
/// @param actions what was seen to happen, oldest first
public record NetworkSnapshot(
    long version,
    Instant at,
    Optional<Instant> genesis,
    OptionalLong slot,
    Optional<String> problem,
    List<NodeRow> nodes,
    Chain chain,
    List<Link> links,
    List<Action> actions) {
  public NetworkSnapshot {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    actions = List.copyOf(actions);
  }

  /// The chain as all nodes together know it; `justified` and `finalized` are the best node's.
  public record Chain(
      List<SlotColumn> columns,
      List<TreeBlock> tree,
      OptionalLong head,
      OptionalLong justified,
      OptionalLong finalized) {
    public Chain {
      columns = List.copyOf(columns);
      tree = List.copyOf(tree);
    }
  }

  /// How many slots the best finalized one is behind the clock.
  public OptionalLong lag() {
    return slot.isPresent() && chain.finalized().isPresent()
        ? OptionalLong.of(Math.max(0, slot.getAsLong() - chain.finalized().getAsLong()))
        : OptionalLong.empty();
  }

  /// How many nodes are in this state.
  public long count(NodeState state) {
    return nodes.stream().filter(node -> node.state() == state).count();
  }

  /// How many nodes are part of the network.
  public long members() {
    return nodes.size() - count(NodeState.REMOVED);
  }

  /// The same snapshot with this said of it.
  NetworkSnapshot withProblem(long newVersion, Instant newAt, String text) {
    return new NetworkSnapshot(
        newVersion, newAt, genesis, slot, Optional.of(text), nodes, chain, links, actions);
  }
}
