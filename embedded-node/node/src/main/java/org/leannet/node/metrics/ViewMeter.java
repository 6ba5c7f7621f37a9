package org.leannet.node.metrics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.SyncState;

/// Brings the core's view to the meters when somebody scrapes.
final class ViewMeter {
  private static final String GOSSIP = "gossip";

  private final Meters meters;
  private final Map<Counter, Long> last = new EnumMap<>(Counter.class);

  ViewMeter(Meters meters) {
    this.meters = meters;
    meters.add(LeanMetric.FINALIZATIONS, 0, "error");
    for (String reason : new String[] {"missing_state", "spawn_failed", "other"}) {
      meters.add(LeanMetric.AGGREGATOR_SKIPPED, 0, reason);
    }
  }

  synchronized void show(CoreView view) {
    gauges(view);
    count(LeanMetric.ATTESTATIONS_VALID, view, Counter.ATTESTATIONS_VALID, GOSSIP);
    count(LeanMetric.ATTESTATIONS_INVALID, view, Counter.ATTESTATIONS_INVALID, GOSSIP);
    count(LeanMetric.FORK_CHOICE_REORGS, view, Counter.REORGS);
    count(LeanMetric.FINALIZATIONS, view, Counter.FINALIZATIONS, "success");
    count(
        LeanMetric.AGGREGATOR_SKIPPED,
        view,
        Counter.AGGREGATION_SKIPPED_NOT_AGGREGATOR,
        "not_aggregator");
    count(
        LeanMetric.AGGREGATOR_SKIPPED, view, Counter.AGGREGATION_SKIPPED_NOT_SYNCED, "not_synced");
    count(LeanMetric.BLOCK_BUILDING_SUCCESS, view, Counter.BLOCKS_PROPOSED);
    count(LeanMetric.BLOCK_BUILDING_FAILURES, view, Counter.PROPOSALS_FAILED);
  }

  private void gauges(CoreView view) {
    var pools = view.store().pools();
    meters.set(LeanMetric.HEAD_SLOT, view.head().slot());
    meters.set(LeanMetric.CURRENT_SLOT, view.sync().slot());
    meters.set(LeanMetric.SAFE_TARGET_SLOT, view.safeTarget().slot());
    meters.set(LeanMetric.LATEST_JUSTIFIED_SLOT, view.justified().slot());
    meters.set(LeanMetric.LATEST_FINALIZED_SLOT, view.finalized().slot());
    meters.set(LeanMetric.JUSTIFIED_SLOT, view.headState().latestJustified().slot());
    meters.set(LeanMetric.FINALIZED_SLOT, view.headState().latestFinalized().slot());
    meters.set(LeanMetric.IS_AGGREGATOR, view.aggregator() ? 1 : 0);
    meters.set(LeanMetric.GOSSIP_SIGNATURES, sizes(pools.signatures().values()));
    meters.set(LeanMetric.LATEST_NEW_AGGREGATED_PAYLOADS, sizes(pools.pending().values()));
    meters.set(LeanMetric.LATEST_KNOWN_AGGREGATED_PAYLOADS, sizes(pools.known().values()));
    for (SyncState state : SyncState.values()) {
      meters.set(
          LeanMetric.NODE_SYNC_STATUS,
          view.sync().state() == state ? 1 : 0,
          state.name().toLowerCase(Locale.ROOT));
    }
  }

  private static long sizes(Collection<? extends Collection<?>> lists) {
    return lists.stream().mapToLong(Collection::size).sum();
  }

  /// Adds what the core has counted since the last time; a core that has started anew counts from
  /// zero.
  private void count(LeanMetric metric, CoreView view, Counter counter, String... labels) {
    long now = view.counts().getOrDefault(counter, 0L);
    long before = last.getOrDefault(counter, 0L);
    last.put(counter, now);
    meters.add(metric, now >= before ? now - before : now, labels);
  }
}
