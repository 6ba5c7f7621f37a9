package org.leannet.node.metrics;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.transition.StateTransition;

/// Times the parts of state transitions. The transition itself is a pure function that knows no
/// clock, so its parts are run once more, on a thread of their own, behind the import; blocks that
/// come faster than that are not sampled.
final class TransitionMeter implements AutoCloseable {
  private static final int WAITING = 4;

  private final Meters meters;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("transition-meter").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  TransitionMeter(Meters meters) {
    this.meters = meters;
  }

  /// A block has passed its transition.
  void passed(State parent, Block block) {
    meters.add(LeanMetric.STATE_TRANSITION_SLOTS_PROCESSED, block.slot() - parent.slot());
    meters.add(
        LeanMetric.STATE_TRANSITION_ATTESTATIONS_PROCESSED, block.body().attestations().size());
    thread.execute(() -> sample(parent, block));
  }

  private void sample(State parent, Block block) {
    long start = System.nanoTime();
    StateTransition.processSlots(parent, block.slot())
        .accepted()
        .ifPresent(state -> {
          meters.observe(LeanMetric.STATE_TRANSITION_SLOTS_PROCESSING_TIME_SECONDS, since(start));
          Duration whole = timeOf(state, block);
          Duration header = timeOf(state, withoutVotes(block));
          meters.observe(LeanMetric.STATE_TRANSITION_BLOCK_PROCESSING_TIME_SECONDS, whole);
          meters.observe(
              LeanMetric.STATE_TRANSITION_ATTESTATIONS_PROCESSING_TIME_SECONDS,
              whole.compareTo(header) > 0 ? whole.minus(header) : Duration.ZERO);
        });
  }

  private static Block withoutVotes(Block block) {
    return new Block(
        block.slot(),
        block.proposerIndex(),
        block.parentRoot(),
        block.stateRoot(),
        BlockBody.EMPTY);
  }

  private static Duration timeOf(State state, Block block) {
    long start = System.nanoTime();
    var _ = StateTransition.processBlock(state, block);
    return since(start);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
