package org.leannet.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

/// A network of many nodes that lives through everything at once: late joins, crashes, loss,
/// messages that overtake each other, in every other run a partition, in every fourth one villains.
final class ManyNodes {
  static final int NODES = 64;

  private static final int LATE = 8;
  private static final int MOST_VILLAINS = (NODES - 1) / 3;
  private static final long FAULTS_FROM = 3;
  private static final long HEALED = 11;
  private static final long GOAL = 12;

  /// By then a network that suffered little has reached the goal. One that finalized nothing for
  /// long has few slots left that may be justified, and is given time until the last slot.
  private static final long FIRST_LOOK = 22;

  private static final long LAST_LOOK = 58;

  private ManyNodes() {}

  /// Runs one seed and answers what has become of the network.
  static World run(long seed) {
    World world = new World(seed, conditions(seed));
    world.nodes(0, NODES - LATE).forEach(SimNode::start);
    world
        .nodes(NODES - LATE, NODES)
        .forEach(node -> world.atSlot(6, world.random().nextLong(4_000), node::start));
    new Faults(world).plan(FAULTS_FROM, HEALED - 1);
    world.runToSlot(HEALED);
    world.nodes().forEach(SimNode::start);
    world.wire().heal();
    for (long slot = FIRST_LOOK; slot <= LAST_LOOK && !isDone(world); slot += 4) {
      world.runToSlot(slot);
    }
    assertThat(isDone(world)).as("%s: %s", world, standings(world)).isTrue();
    return world;
  }

  /// All honest nodes have finalized what came after the faults, and follow one chain.
  private static boolean isDone(World world) {
    return world.lowestFinalized() >= GOAL && world.spreadOfHeads() <= 3;
  }

  private static String standings(World world) {
    return world.nodes().stream()
        .filter(node -> node.isRunning() && node.isHonest())
        .map(node -> "%s %d/%d".formatted(node.peer().id(), node.headSlot(), node.finalizedSlot()))
        .collect(Collectors.joining(", "));
  }

  /// Every fourth network has villains, up to as many as are less than a third.
  private static Conditions conditions(long seed) {
    Conditions conditions = Conditions.rough(NODES).withDegree(4);
    return seed % 4 == 3
        ? conditions.withVillains((int) (1 + seed / 4 % MOST_VILLAINS))
        : conditions;
  }
}
