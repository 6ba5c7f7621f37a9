package org.leannet.node.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.node.clock.SlotClock;

/// A network of nodes in virtual time.
final class World {
  static final long GENESIS_SECONDS = 1_700_000_000;
  private static final long MICROS_PER_SLOT = SlotTime.MILLIS_PER_SLOT * 1_000L;

  private final long genesisSeconds;
  private final Scheduler scheduler;
  private final SlotClock clock;
  private final Work work = new Work();
  private final ProofSystem proofs = new TransparentProofs(Registry.XMSS.preset(), work::isSigned);
  private final List<SimNode> nodes = new ArrayList<>();
  private final long seed;
  private final Conditions conditions;
  private final SplittableRandom random;
  private final Invariants invariants;
  private final Wire wire;

  World(long seed, Conditions conditions) {
    this(seed, conditions, GENESIS_SECONDS);
  }

  World(long seed, Conditions conditions, long genesisSeconds) {
    this.seed = seed;
    this.genesisSeconds = genesisSeconds;
    this.scheduler = new Scheduler(genesisSeconds * 1_000 - 1_000);
    this.clock = new SlotClock(new SlotTime(genesisSeconds), scheduler);
    this.conditions = conditions;
    this.random = new SplittableRandom(seed);
    State genesis = Registry.genesis(genesisSeconds, conditions.nodes());
    Block block = Genesis.block(genesis);
    this.invariants = new Invariants(seed, block.root(), villains());
    this.wire = new Wire(this);
    for (int i = 0; i < conditions.nodes(); i++) {
      nodes.add(new SimNode(this, i, Disk.atGenesis(genesis, block)));
    }
    link();
  }

  private Set<String> villains() {
    return IntStream.range(0, conditions.nodes())
        .filter(conditions::isVillain)
        .mapToObj(index -> SimNode.name(index).id())
        .collect(Collectors.toSet());
  }

  /// A ring, so that the network hangs together, and random links up to the wanted degree.
  private void link() {
    int size = nodes.size();
    for (int i = 0; i < size; i++) {
      wire.link(nodes.get(i), nodes.get((i + 1) % size));
      for (int dial = 1; dial < conditions.degree(); dial++) {
        int other = conditions.degree() >= size ? (i + dial) % size : random.nextInt(size);
        wire.link(nodes.get(i), nodes.get(other));
      }
    }
  }

  Scheduler scheduler() {
    return scheduler;
  }

  SlotClock clock() {
    return clock;
  }

  Conditions conditions() {
    return conditions;
  }

  SplittableRandom random() {
    return random;
  }

  Invariants invariants() {
    return invariants;
  }

  Wire wire() {
    return wire;
  }

  Work work() {
    return work;
  }

  ProofSystem proofs() {
    return proofs;
  }

  SimNode node(int index) {
    return nodes.get(index);
  }

  List<SimNode> nodes() {
    return List.copyOf(nodes);
  }

  List<SimNode> nodes(int from, int to) {
    return IntStream.range(from, to).mapToObj(nodes::get).toList();
  }

  void startAll() {
    nodes.forEach(SimNode::start);
  }

  /// Runs to the start of a slot.
  void runToSlot(long slot) {
    scheduler.runUntil(startOfSlot(slot));
  }

  /// Plans something for a moment after the start of a slot.
  void atSlot(long slot, long millis, Runnable action) {
    scheduler.at(startOfSlot(slot) + millis * 1_000, action);
  }

  private long startOfSlot(long slot) {
    return genesisSeconds * 1_000_000 + slot * MICROS_PER_SLOT;
  }

  /// Whether something with this chance in a thousand happens now.
  boolean happens(int perMille) {
    return perMille > 0 && random.nextInt(1_000) < perMille;
  }

  /// A random time up to so many milliseconds, in microseconds.
  long upTo(int millis) {
    return random.nextLong(millis * 1_000L + 1);
  }

  long lowestFinalized() {
    return nodes.stream()
        .filter(node -> node.isRunning() && node.isHonest())
        .map(SimNode::finalizedSlot)
        .min(Comparator.naturalOrder())
        .orElse(0L);
  }

  /// How far apart the heads of the running nodes are, in slots.
  long spreadOfHeads() {
    List<Long> heads =
        nodes.stream()
            .filter(node -> node.isRunning() && node.isHonest())
            .map(SimNode::headSlot)
            .sorted()
            .toList();
    return heads.isEmpty() ? 0 : heads.getLast() - heads.getFirst();
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
