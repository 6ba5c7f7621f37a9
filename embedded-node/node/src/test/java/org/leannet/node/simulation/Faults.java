package org.leannet.node.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random crashes, restarts and partitions, drawn from the world's seed.
final class Faults {
  private final World world;
  private final SplittableRandom random;

  Faults(World world) {
    this.world = world;
    this.random = world.random();
  }

  /// Plans faults between two slots: a few crashes, each with a restart, and perhaps a partition
  /// that heals.
  void plan(long fromSlot, long untilSlot) {
    int size = world.nodes().size();
    int crashes = 1 + random.nextInt(size);
    for (int i = 0; i < crashes; i++) {
      SimNode victim = world.node(random.nextInt(size));
      long slot = random.nextLong(fromSlot, untilSlot);
      world.atSlot(slot, random.nextLong(4_000), victim::crash);
      world.atSlot(slot + 1 + random.nextLong(6), random.nextLong(4_000), victim::start);
    }
    if (random.nextBoolean()) {
      partition(random.nextLong(fromSlot, untilSlot));
    }
  }

  private void partition(long slot) {
    List<SimNode> one = new ArrayList<>();
    List<SimNode> other = new ArrayList<>();
    world.nodes().forEach(node -> (random.nextBoolean() ? one : other).add(node));
    world.atSlot(slot, random.nextLong(4_000), () -> world.wire().split(one, other));
    world.atSlot(slot + 2 + random.nextLong(6), random.nextLong(4_000), () -> world.wire().heal());
  }
}
