package org.leannet.node.core.sync;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.forkchoice.BlockCheck;
import org.leannet.consensus.forkchoice.BlockVerified;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Origin;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Settlement;
import org.leannet.ssz.Root;

/// The way of every block into the tree, wherever it came from. Known ones are put aside; those
/// without a parent wait, and what is missing is asked for; the others are verified on a worker and
/// applied, and then the children that wait for them follow at once.
public final class BlockFlow {
  private final Store store;
  private final Fetcher fetcher;
  private final Blame blame;
  private final Outbox outbox;
  private final Listener listener;
  private final BlockCache cache = new BlockCache();
  private final BlockChecks checks = new BlockChecks();
  private final Impossible impossible = new Impossible();
  private final TreeMap<Long, Integer> importedIn = new TreeMap<>(Long::compareUnsigned);
  private final Set<Root> parentsToDrain = new LinkedHashSet<>();

  /// Who hears of blocks that have joined the tree, or of own blocks that could not.
  public interface Listener {
    void imported(Arrival arrival);

    void ownBlockRefused(Arrival arrival, String reason);
  }

  public BlockFlow(Store store, Fetcher fetcher, Blame blame, Outbox outbox, Listener listener) {
    this.store = store;
    this.fetcher = fetcher;
    this.blame = blame;
    this.outbox = outbox;
    this.listener = listener;
  }

  public int waiting() {
    return cache.size();
  }

  /// Whether so much of what was asked for waits that no more should be. What came by gossip makes
  /// room for it, and counts for nothing: peers can make it up.
  public boolean isCrowded() {
    return cache.fetched() >= Limits.CACHED_BLOCKS_BEFORE_PAUSE
        || cache.fetchedBytes() >= Limits.CACHED_BYTES_BEFORE_PAUSE;
  }

  /// Whether a block waits for a parent that is not even on its way.
  public boolean orphansWait() {
    return !cache.missingParents(this::isOnItsWay).isEmpty();
  }

  /// Whether a block is here, in the tree or on its way into it.
  public boolean knows(Root root) {
    return isOnItsWay(root) || cache.contains(root);
  }

  /// Whether no block is under verification.
  public boolean isQuiet() {
    return checks.isEmpty();
  }

  /// Takes a block in.
  public void arrive(Arrival arrival, long interval, long currentSlot) {
    fetcher.arrived(arrival.root());
    if (store.hasBlock(arrival.root()) || cache.contains(arrival.root())) {
      settle(arrival, Settlement.IGNORE);
    } else if (checks.contains(arrival.root())) {
      if (!checks.addCopy(arrival)) {
        settle(arrival, Settlement.IGNORE);
      }
    } else if (impossible.contains(arrival.root())) {
      refuse(arrival, "the block was refused before");
    } else if (isAhead(arrival.slot(), currentSlot)) {
      drop(arrival, Counter.DROPPED_BLOCKS_FUTURE);
    } else if (arrival.origin() == Origin.GOSSIP
        && siblings(arrival.slot()) >= Limits.BLOCKS_PER_SLOT) {
      drop(arrival, Counter.DROPPED_BLOCKS_EQUIVOCATING);
    } else if (store.hasBlock(arrival.parentRoot())) {
      check(arrival);
    } else if (isAncient(arrival.slot())) {
      drop(arrival, Counter.DROPPED_BLOCKS_ANCIENT);
    } else {
      wait(arrival, interval);
    }
  }

  private static boolean isAhead(long slot, long currentSlot) {
    return Long.compareUnsigned(slot, currentSlot) > 0
        && Long.compareUnsigned(slot - currentSlot, Limits.FUTURE_SLOTS) > 0;
  }

  private boolean isAncient(long slot) {
    return Long.compareUnsigned(slot, store.latestFinalized().slot()) <= 0;
  }

  private int siblings(long slot) {
    return importedIn.getOrDefault(slot, 0) + checks.ofSlot(slot);
  }

  private boolean isOnItsWay(Root root) {
    return store.hasBlock(root) || checks.contains(root);
  }

  private void check(Arrival arrival) {
    if (checks.isFull()) {
      parentsToDrain.add(arrival.parentRoot());
      keep(arrival);
      return;
    }
    switch (store.checkBlock(arrival.block())) {
      case Verdict.Accepted<BlockCheck>(BlockCheck check) -> {
        long number = outbox.nextNumber();
        checks.start(number, arrival);
        outbox.run(new Job.VerifyBlock(number, check));
      }
      case Verdict.Rejected<BlockCheck>(RejectionReason reason, String detail) -> {
        if (reason == RejectionReason.UNKNOWN_PARENT_BLOCK) {
          drop(arrival, Counter.DROPPED_BLOCKS_ANCIENT);
          return;
        }
        impossible.add(arrival.root());
        refuse(arrival, reason + ": " + detail);
        dropDescendants(arrival.root());
      }
    }
  }

  /// A verification has ended.
  public void verified(long number, Verdict<BlockVerified> verdict, long interval) {
    Optional<Arrival> ended = checks.end(number);
    if (ended.isEmpty()) {
      return;
    }
    Arrival arrival = ended.get();
    switch (verdict.then(store::applyBlock)) {
      case Verdict.Accepted<?> _ -> imported(arrival);
      case Verdict.Rejected<?>(RejectionReason reason, String detail) ->
          failed(arrival, reason, detail, interval);
    }
    drainWaiting();
  }

  /// The worker of a verification has died: the block is as if it had never come.
  public void died(long number, String reason, long interval) {
    checks
        .end(number)
        .ifPresent(arrival -> {
          outbox.count(Counter.DROPPED_BLOCKS_BUSY);
          settle(arrival, Settlement.IGNORE);
          checks.close(arrival.root()).forEach(copy -> settle(copy, Settlement.IGNORE));
          lost(arrival, reason, interval);
          drainWaiting();
        });
  }

  private void imported(Arrival arrival) {
    outbox.count(Counter.BLOCKS_IMPORTED);
    importedIn.merge(arrival.slot(), 1, Integer::sum);
    settle(arrival, Settlement.ACCEPT);
    checks.close(arrival.root()).forEach(copy -> settle(copy, Settlement.IGNORE));
    outbox.tell(
        new Notice.BlockImported(
            arrival.checkpoint(), arrival.block().block().proposerIndex(), arrival.origin()));
    listener.imported(arrival);
    parentsToDrain.add(arrival.root());
  }

  private void failed(Arrival arrival, RejectionReason reason, String detail, long interval) {
    refuse(arrival, reason + ": " + detail);
    if (reason != RejectionReason.INVALID_BLOCK_PROOF) {
      impossible.add(arrival.root());
      checks.close(arrival.root()).forEach(copy -> refuse(copy, reason + ": " + detail));
      dropDescendants(arrival.root());
      return;
    }
    // The block itself may be good: another copy may carry a better proof.
    Optional<Arrival> copy = checks.nextCopy(arrival.root());
    checks.close(arrival.root()).forEach(each -> settle(each, Settlement.IGNORE));
    if (copy.isPresent()) {
      check(copy.get());
    } else {
      lost(arrival, reason + ": " + detail, interval);
    }
  }

  private void lost(Arrival arrival, String reason, long interval) {
    if (arrival.origin() == Origin.OWN) {
      listener.ownBlockRefused(arrival, reason);
    } else {
      fetcher.want(new Missing(arrival.root(), arrival.depth(), arrival.slot() + 1), interval);
    }
  }

  private void wait(Arrival arrival, long interval) {
    keep(arrival);
    if (!checks.contains(arrival.parentRoot())) {
      long head = store.headSlot();
      if (!fetcher.wantRange(head, arrival.slot() - 1)) {
        seekParents(interval);
      }
    }
  }

  private void keep(Arrival arrival) {
    for (Arrival evicted : cache.add(arrival)) {
      drop(evicted, Counter.DROPPED_BLOCKS_EVICTED);
    }
  }

  /// Asks for the parents that waiting blocks miss, unless a range that may bring them is being
  /// fetched.
  public void seekParents(long interval) {
    if (!fetcher.rangeOpen(store.headSlot())) {
      cache.missingParents(this::isOnItsWay).forEach(missing -> fetcher.want(missing, interval));
    }
    fetcher.givenUp().forEach(this::dropDescendants);
  }

  /// Forgets blocks that the finalized chain has passed by.
  public void finalizedTo(long slot) {
    importedIn.headMap(slot, true).clear();
    cache.takeUntil(slot).forEach(each -> drop(each, Counter.DROPPED_BLOCKS_ANCIENT));
  }

  private void drainWaiting() {
    while (!parentsToDrain.isEmpty() && !checks.isFull()) {
      Root parent = parentsToDrain.iterator().next();
      parentsToDrain.remove(parent);
      if (store.hasBlock(parent)) {
        cache.takeChildren(parent).forEach(this::check);
      }
    }
  }

  private void dropDescendants(Root root) {
    dropAll(cache.takeDescendants(root));
  }

  private void dropAll(Collection<Arrival> arrivals) {
    arrivals.forEach(each -> drop(each, Counter.DROPPED_BLOCKS_EVICTED));
  }

  private void drop(Arrival arrival, Counter counter) {
    outbox.count(counter);
    settle(arrival, Settlement.IGNORE);
  }

  private void refuse(Arrival arrival, String reason) {
    outbox.count(Counter.BLOCKS_INVALID);
    outbox.tell(new Notice.BlockRefused(arrival.checkpoint(), reason));
    settle(arrival, Settlement.REJECT);
    arrival.sender().ifPresent(peer -> blame.blame(peer, reason));
    if (arrival.origin() == Origin.OWN) {
      listener.ownBlockRefused(arrival, reason);
    }
  }

  private void settle(Arrival arrival, Settlement settlement) {
    arrival.delivery().ifPresent(delivery -> outbox.add(new Effect.Settle(delivery, settlement)));
  }
}
