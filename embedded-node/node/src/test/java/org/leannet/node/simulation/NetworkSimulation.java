package org.leannet.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.SyncState;

/// `-Dseeds=1000` runs that many seeds of each parameterized simulation; `-Dseed=17` runs that one
/// alone.
class NetworkSimulation {
  private static final int SEEDS_IN_A_BUILD = 6;

  static LongStream seeds() {
    return seeds(SEEDS_IN_A_BUILD);
  }

  static LongStream fewSeeds() {
    return seeds(4);
  }

  private static LongStream seeds(int inABuild) {
    Long one = Long.getLong("seed");
    return one != null
        ? LongStream.of(one)
        : LongStream.range(0, Integer.getInteger("seeds", inABuild));
  }

  private static void assertAgreed(World world, long finalized, long spread) {
    assertThat(world.lowestFinalized())
        .as("lowest finalized slot, %s", world)
        .isGreaterThanOrEqualTo(finalized);
    assertThat(world.spreadOfHeads())
        .as("slots between the heads, %s", world)
        .isLessThanOrEqualTo(spread);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_calm_network_finalizes_steadily(long seed) {
    World world = new World(seed, Conditions.calm(4));
    world.startAll();
    world.runToSlot(16);

    assertAgreed(world, 10, 1);
    assertThat(world.nodes())
        .allSatisfy(node -> assertThat(node.view().sync().state()).isEqualTo(SyncState.SYNCED));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_network_under_random_faults_stays_safe_and_recovers(long seed) {
    int size = 4 + Math.floorMod(seed, 5);
    World world = new World(seed, Conditions.rough(size));
    world.startAll();
    new Faults(world).plan(3, 24);
    world.runToSlot(24);
    world.nodes().forEach(SimNode::start);
    world.wire().heal();
    world.runToSlot(48);

    assertAgreed(world, 30, 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_partition_heals_however_long_it_lasts(long seed) {
    int size = 4 + Math.floorMod(seed, 7);
    World world = new World(seed, Conditions.rough(size));
    int cut = world.random().nextInt(1, size);
    long heal = 6 + world.random().nextLong(50);
    world.startAll();
    world.atSlot(
        5,
        world.random().nextLong(4_000),
        () -> world.wire().split(world.nodes(0, cut), world.nodes(cut, size)));
    world.runToSlot(heal);
    world.wire().heal();
    world.runToSlot(heal + 40);

    assertAgreed(world, heal + 1, 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void less_than_a_third_of_villains_cannot_make_honest_nodes_disagree_or_stop(long seed) {
    int size = 4 + Math.floorMod(seed, 7);
    World world = new World(seed, Conditions.rough(size).withVillains((size - 1) / 3));
    world.startAll();
    world.runToSlot(40);

    assertThat(world.nodes())
        .filteredOn(SimNode::isHonest)
        .anySatisfy(node -> assertThat(node.view().counts().get(Counter.OFFENCES)).isPositive());
    assertAgreed(world, 20, 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void sixty_four_nodes_live_through_joins_crashes_loss_and_a_partition(long seed) {
    World world = ManyNodes.run(seed);

    assertThat(world.nodes()).filteredOn(SimNode::isHonest).allMatch(SimNode::isRunning);
  }

  @Test
  void a_late_joiner_two_hundred_slots_behind_reaches_the_head() {
    World world = new World(1, Conditions.calm(4));
    world.nodes(0, 3).forEach(SimNode::start);
    world.runToSlot(200);
    SimNode late = world.node(3);
    late.start();
    world.runToSlot(206);

    assertThat(late.headSlot()).isGreaterThanOrEqualTo(204);
    assertThat(late.finalizedSlot()).isGreaterThanOrEqualTo(195);
    assertThat(late.view().sync().state()).isEqualTo(SyncState.SYNCED);
  }

  @Test
  void a_partition_without_a_majority_finalizes_nothing_and_heals() {
    World world = new World(2, Conditions.calm(6));
    world.startAll();
    world.runToSlot(8);
    long before = world.lowestFinalized();
    List<SimNode> left = world.nodes(0, 3);
    world.wire().split(left, world.nodes(3, 6));
    world.runToSlot(20);
    long during = world.lowestFinalized();
    world.wire().heal();
    world.runToSlot(40);

    assertThat(during).isLessThanOrEqualTo(before + 4);
    assertAgreed(world, 30, 1);
  }

  /// The larger side makes the block of slot 6 and the other one those of the next six slots, on a
  /// branch without it. The larger side's votes weigh more: it becomes the head of all, far behind
  /// the clock.
  @Test
  void a_head_that_votes_hold_behind_silences_nobody_when_a_partition_heals() {
    World world = new World(8, Conditions.calm(20));
    world.startAll();
    world.runToSlot(5);
    Set<Integer> fewer = Set.of(3, 7, 8, 9, 10, 11, 12, 16);
    world.atSlot(
        5,
        3_900,
        () ->
            world
                .wire()
                .split(
                    world.nodes().stream().filter(node -> fewer.contains(node.index())).toList(),
                    world.nodes().stream().filter(node -> !fewer.contains(node.index())).toList()));
    world.atSlot(12, 2_000, () -> world.wire().heal());
    world.runToSlot(16);

    assertThat(world.nodes())
        .allSatisfy(node -> assertThat(node.headSlot()).isGreaterThanOrEqualTo(14));
    world.runToSlot(32);
    assertAgreed(world, 14, 1);
  }

  @Test
  void a_node_started_from_a_checkpoint_reaches_the_head_without_the_blocks_before_it() {
    World world = new World(4, Conditions.calm(4));
    world.nodes(0, 3).forEach(SimNode::start);
    world.runToSlot(40);
    SimNode late = world.node(3);
    late.startFromCheckpoint(world.node(0).disk().anchor());
    world.runToSlot(46);

    assertThat(late.headSlot()).isGreaterThanOrEqualTo(44);
    assertThat(late.finalizedSlot()).isGreaterThanOrEqualTo(38);
    assertThat(late.view().store().blocks().getFirst().slot()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void a_machine_that_slept_for_ten_slots_catches_up() {
    World world = new World(7, Conditions.calm(4));
    world.startAll();
    SimNode sleeper = world.node(2);
    world.atSlot(6, 300, () -> sleeper.sleep(40_000));
    world.runToSlot(22);

    assertThat(sleeper.view().counts().get(Counter.TIME_SKIPS)).isEqualTo(1);
    assertThat(sleeper.finalizedSlot()).isGreaterThanOrEqualTo(16);
    assertThat(world.spreadOfHeads()).isLessThanOrEqualTo(1);
  }

  @Test
  void a_node_killed_twenty_times_loses_nothing_and_signs_nothing_twice() {
    World world = new World(3, Conditions.calm(4));
    world.startAll();
    SimNode victim = world.node(3);
    for (int kill = 0; kill < 20; kill++) {
      long slot = 3 + 2L * kill;
      world.atSlot(slot, world.random().nextLong(4_000), victim::crash);
      world.atSlot(slot + 1, world.random().nextLong(4_000), victim::start);
    }
    world.runToSlot(50);

    assertThat(victim.finalizedSlot()).isGreaterThanOrEqualTo(44);
    assertThat(world.spreadOfHeads()).isLessThanOrEqualTo(1);
  }

  @Test
  void the_same_seed_gives_the_same_run() {
    assertThat(fingerprint(5)).isEqualTo(fingerprint(5)).isNotEqualTo(fingerprint(6));
  }

  private static String fingerprint(long seed) {
    World world = new World(seed, Conditions.rough(5));
    world.startAll();
    new Faults(world).plan(3, 12);
    world.runToSlot(14);
    return world.nodes().stream().filter(SimNode::isRunning).map(SimNode::status).toList()
        + " after "
        + world.invariants().events();
  }
}
