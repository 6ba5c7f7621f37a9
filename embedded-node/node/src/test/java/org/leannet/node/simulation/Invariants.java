package org.leannet.node.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.forkchoice.Snapshot;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Notice;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// What must hold in every run, whatever is lost, late or dead. Broken, it stops the run with the
/// seed.
final class Invariants {
  private static final long SLOWEST_EVENT_MICROS = 5_000;

  private final long seed;
  private final Set<String> villains;
  private final TreeMap<Long, Root> finalChain = new TreeMap<>();
  private final Map<SigningKey, Root> signed = new HashMap<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final Map<String, Status> statuses = new HashMap<>();
  private long events;

  /// @param own the slot that the head's chain itself finalizes: the finalized block's, unless a
  ///   restart has let the block there go
  private record Standing(Checkpoint head, Checkpoint finalized, Checkpoint anchor, long own) {}

  private record SigningKey(Bytes publicKey, long slot) {}

  /// @param genesis the block every chain begins with
  /// @param villains who may be blamed
  Invariants(long seed, Root genesis, Set<String> villains) {
    this.seed = seed;
    this.villains = villains;
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

  /// No tick is dropped or left waiting until the next one.
  void ticking(String node, int waiting) {
    check(waiting == 0, () -> "%s has not handled its last tick".formatted(node));
  }

  /// A message is settled once.
  void settled(String node, boolean known) {
    check(known, () -> "%s settled a message twice, or one it never had".formatted(node));
  }

  /// A node starts anew; what it knew in memory is gone.
  void restarted(String node) {
    standings.remove(node);
    statuses.remove(node);
  }

  /// After every event.
  void handled(String node, NodeCore core, List<Effect> effects) {
    events++;
    notSilent(node, core.status(), effects);
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Persist(ChainChange change) -> chainChanged(node, core, change);
        case Effect.Tell(Notice.PeerBlamed blamed) ->
            check(
                villains.contains(blamed.peer().id()),
                () -> "%s blames an honest peer: %s".formatted(node, blamed));
        case Effect.Disconnect gone ->
            check(
                villains.contains(gone.peer().id()),
                () -> "%s drops an honest peer: %s".formatted(node, gone));
        default -> {}
      }
    }
  }

  /// The chain does not change but by an event that says so, with all that is checked then.
  private void notSilent(String node, Status now, List<Effect> effects) {
    Status before = statuses.put(node, now);
    check(
        before == null
            || before.equals(now)
            || effects.stream().anyMatch(Effect.Persist.class::isInstance),
        () -> "%s moved from %s to %s without a word".formatted(node, before, now));
  }

  private void chainChanged(String node, NodeCore core, ChainChange change) {
    CoreView view = core.view();
    check(
        roots(view).contains(view.finalized().root()),
        () -> "%s finalized %s off its head's chain".formatted(node, view.finalized()));
    check(
        view.justified().slot() >= view.finalized().slot(),
        () -> "%s finalized %s after %s".formatted(node, view.finalized(), view.justified()));
    long own = view.headState().latestFinalized().slot();
    check(
        view.finalized().slot() == own || own < view.canonical().getFirst().slot(),
        () -> "%s has %s, its head's chain finalized %d".formatted(node, view.finalized(), own));
    Standing now = new Standing(view.head(), view.finalized(), change.finalized(), own);
    Standing before = standings.put(node, now);
    long last = -1;
    if (before != null) {
      monotonic(node, before, now, view);
      last = before.anchor().slot();
    }
    for (Checkpoint each : change.canonical()) {
      last = agree(node, each, last);
    }
    agree(node, change.finalized(), last);
  }

  private static Set<Root> roots(CoreView view) {
    return view.canonical().stream().map(Snapshot.BlockView::root).collect(Collectors.toSet());
  }

  /// Along the head's chain the finalized block never goes back; when the head moves to a branch
  /// that has not seen it finalized, it is still part of that branch. A branch may finalize a block
  /// so old that a restart let it go: the node then keeps the last one it has, which another branch
  /// finalized, until this branch finalizes one that is still there.
  private void monotonic(String node, Standing before, Standing now, CoreView view) {
    Set<Root> chain = roots(view);
    long oldest = view.canonical().getFirst().slot();
    if (chain.contains(before.head().root())) {
      boolean kept = before.finalized().slot() > before.own();
      check(
          now.own() >= before.own()
              && (now.finalized().slot() >= before.finalized().slot()
                  || (kept && now.finalized().slot() == now.own())),
          () -> "%s went back from %s to %s without a reorganization".formatted(node, before, now));
    }
    check(
        chain.contains(before.anchor().root()) || before.anchor().slot() < oldest,
        () -> "%s left the finalized %s".formatted(node, before.anchor()));
    check(
        now.anchor().slot() >= before.anchor().slot(),
        () -> "%s wrote down %s after %s".formatted(node, now.anchor(), before.anchor()));
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
