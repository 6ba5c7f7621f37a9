package org.leannet.node.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Notice;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// What must hold in every run, whatever is lost, late or dead. Broken, it stops the run with the
/// seed.
final class Invariants {
  private static final long SLOWEST_EVENT_MICROS = 5_000;

  private final long seed;
  private final TreeMap<Long, Root> finalChain = new TreeMap<>();
  private final Map<SigningKey, Root> signed = new HashMap<>();
  private final Map<String, Checkpoint> finalizedBy = new HashMap<>();
  private long events;

  private record SigningKey(Bytes publicKey, long slot) {}

  /// @param genesis the block every chain begins with
  Invariants(long seed, Root genesis) {
    this.seed = seed;
    this.finalChain.put(0L, genesis);
  }

  /// Events of all nodes so far.
  long events() {
    return events;
  }

  /// A key signs one message a slot, over all restarts of its node.
  void signing(Bytes publicKey, long slot, Root message) {
    Root before = signed.put(new SigningKey(publicKey, slot), message);
    check(
        before == null,
        () -> "a key signed twice in slot %d: %s and %s".formatted(slot, before, message));
  }

  /// A tick is handled at once, whatever else waits.
  void ticked(String node, long lateMicros) {
    check(
        lateMicros <= SLOWEST_EVENT_MICROS,
        () -> "%s handled a tick %d microseconds late".formatted(node, lateMicros));
  }

  /// A message is settled once.
  void settled(String node, boolean known) {
    check(known, () -> "%s settled a message twice, or one it never had".formatted(node));
  }

  /// A node starts anew; what it knew in memory is gone.
  void restarted(String node) {
    finalizedBy.remove(node);
  }

  /// After every event.
  void handled(String node, NodeCore core, List<Effect> effects) {
    events++;
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Persist(ChainChange change) -> chainChanged(node, core, change);
        case Effect.Tell(Notice.PeerBlamed blamed) ->
            check(false, () -> "%s blames an honest peer: %s".formatted(node, blamed));
        case Effect.Disconnect gone ->
            check(false, () -> "%s drops an honest peer: %s".formatted(node, gone));
        default -> {}
      }
    }
  }

  private void chainChanged(String node, NodeCore core, ChainChange change) {
    Checkpoint finalized = change.finalized();
    Checkpoint before = finalizedBy.put(node, finalized);
    if (before != null && finalized.slot() < before.slot()) {
      check(false, () -> "%s went back from finalized %s to %s".formatted(node, before, finalized));
    }
    check(
        change.justified().slot() >= finalized.slot(),
        () ->
            "%s finalized %s after the justified %s"
                .formatted(node, finalized, change.justified()));
    Root canonical =
        core.view().canonical().stream()
            .filter(block -> block.slot() == finalized.slot())
            .map(block -> block.root())
            .findFirst()
            .orElse(Root.ZERO);
    check(
        canonical.equals(finalized.root()),
        () -> "%s finalized %s off its head's chain".formatted(node, finalized));
    long last = before == null ? -1 : before.slot();
    for (Checkpoint each : change.canonical()) {
      last = agree(node, each, last);
    }
    agree(node, finalized, last);
  }

  /// No two nodes finalize conflicting chains: neither different blocks in a slot, nor a block
  /// where another chain has an empty slot.
  private long agree(String node, Checkpoint each, long after) {
    Root other = finalChain.putIfAbsent(each.slot(), each.root());
    check(
        other == null || other.equals(each.root()),
        () -> "%s finalized %s, others %s in this slot".formatted(node, each, other));
    if (after >= 0 && after < each.slot()) {
      Map<Long, Root> between = finalChain.subMap(after, false, each.slot(), false);
      check(
          between.isEmpty(),
          () ->
              "%s finalized nothing between slots %d and %d, others %s"
                  .formatted(node, after, each.slot(), between));
    }
    return each.slot();
  }

  void check(boolean holds, Supplier<String> problem) {
    if (!holds) {
      throw new AssertionError(
          "seed %d, after %d events: %s".formatted(seed, events, problem.get()));
    }
  }
}
