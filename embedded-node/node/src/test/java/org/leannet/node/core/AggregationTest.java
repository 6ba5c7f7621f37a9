package org.leannet.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Timer;

class AggregationTest {
  private static final Peer PEER = new Peer("peer");

  private final CoreRig rig = CoreRig.aggregator();
  private final CoreRig author = CoreRig.everyone();
  private long deliveries;

  /// Lives through a slot's first two intervals; the aggregator hears its block and its votes.
  private void hearSlot(long slot) {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      effects.addAll(author.settle(new Event.Tick(5 * slot + i)));
    }
    rig.settle(new Event.PeerConnected(PEER, false));
    rig.settle(new Event.Tick(5 * slot + 1));
    CoreRig.Published published = new CoreRig.Published(effects);
    published.blocks().forEach(each -> rig.settle(new Event.GossipBlock(each.block(), next())));
    published
        .attestations()
        .forEach(each -> rig.settle(new Event.GossipAttestation(each.attestation(), next())));
  }

  private Delivery next() {
    deliveries++;
    return new Delivery(PEER, deliveries);
  }

  private static Job.Aggregate startedJob(List<Effect> effects) {
    List<Effect.Run> runs = CoreRig.all(Effect.Run.class, effects);
    assertThat(runs).hasSize(1);
    return (Job.Aggregate) runs.getFirst().job();
  }

  @Test
  void a_session_starts_at_the_third_interval_and_publishes_what_it_makes() {
    hearSlot(1);

    List<Effect> started = rig.give(new Event.Tick(7));
    Job.Aggregate job = startedJob(started);
    assertThat(started)
        .contains(
            new Effect.Schedule(
                new Timer.AggregationDeadline(job.session()), Duration.ofMillis(750)));
    List<Effect> made = rig.give(job.perform(rig.bench()));

    assertThat(CoreRig.all(Effect.PublishAggregate.class, made))
        .extracting(each -> each.aggregate().proof().participants().cardinality())
        .containsExactly(4);
    assertThat(rig.core().view().store().pools().pending()).hasSize(1);
    assertThat(rig.core().view().store().pools().signatures()).isEmpty();
  }

  @Test
  void what_comes_after_the_next_session_has_begun_is_dropped() {
    hearSlot(1);
    Job.Aggregate old = startedJob(rig.give(new Event.Tick(7)));
    hearSlot(2);
    Job.Aggregate current = startedJob(rig.give(new Event.Tick(12)));
    assertThat(current.session()).isGreaterThan(old.session());

    List<Effect> effects = rig.give(old.perform(rig.bench()));

    assertThat(CoreRig.all(Effect.PublishAggregate.class, effects)).isEmpty();
    assertThat(rig.count(Counter.DROPPED_AGGREGATION_MESSAGES_STALE)).isEqualTo(1);
  }

  @Test
  void what_is_made_after_the_deadline_is_still_applied_but_nothing_new_starts() {
    hearSlot(1);
    Job.Aggregate job = startedJob(rig.give(new Event.Tick(7)));
    rig.give(new Event.TimerFired(new Timer.AggregationDeadline(job.session())));

    List<Effect> made = rig.give(job.perform(rig.bench()));

    assertThat(CoreRig.all(Effect.PublishAggregate.class, made)).hasSize(1);
    assertThat(CoreRig.all(Effect.Run.class, made)).isEmpty();
    assertThat(rig.count(Counter.AGGREGATION_JOBS_LATE)).isEqualTo(1);
  }

  @Test
  void a_deadline_of_an_old_session_does_not_touch_the_current_one() {
    hearSlot(1);
    Job.Aggregate old = startedJob(rig.give(new Event.Tick(7)));
    rig.give(old.perform(rig.bench()));
    hearSlot(2);
    Job.Aggregate current = startedJob(rig.give(new Event.Tick(12)));
    rig.give(new Event.TimerFired(new Timer.AggregationDeadline(old.session())));
    rig.give(current.perform(rig.bench()));

    assertThat(rig.count(Counter.AGGREGATION_JOBS_LATE)).isZero();
  }

  @Test
  void a_worker_that_dies_ends_its_session_and_the_next_one_takes_the_votes_up() {
    hearSlot(1);
    Job.Aggregate job = startedJob(rig.give(new Event.Tick(7)));
    rig.give(new Event.JobDone.Died(job, "killed"));
    assertThat(rig.core().view().store().pools().signatures()).hasSize(1);

    List<Effect> late = rig.give(job.perform(rig.bench()));
    assertThat(CoreRig.all(Effect.PublishAggregate.class, late)).isEmpty();
    Job.Aggregate again = startedJob(rig.give(new Event.Tick(12)));
    assertThat(again.job().data()).isEqualTo(job.job().data());
  }

  @Test
  void the_role_can_be_given_and_taken_at_run_time() {
    hearSlot(1);
    rig.give(new Event.SetAggregator(false));
    assertThat(rig.core().view().aggregator()).isFalse();
    assertThat(CoreRig.all(Effect.Run.class, rig.give(new Event.Tick(7)))).isEmpty();
    assertThat(rig.count(Counter.AGGREGATION_SKIPPED_NOT_AGGREGATOR)).isEqualTo(1);

    rig.give(new Event.SetAggregator(true));
    assertThat(CoreRig.all(Effect.Run.class, rig.give(new Event.Tick(12)))).hasSize(1);
  }

  @Test
  void votes_in_an_imported_block_are_recovered_and_published_by_an_aggregator() {
    // Two of four cannot justify, so their votes are worth recovering.
    CoreRig.Published published = CoreRig.some(1, 2).live(1, 9);
    rig.settle(new Event.PeerConnected(PEER, false));
    List<Effect> effects = new ArrayList<>();
    for (Effect.PublishBlock each : published.blocks()) {
      rig.settle(new Event.Tick(5 * each.block().block().slot()));
      effects.addAll(rig.settle(new Event.GossipBlock(each.block(), next())));
    }

    assertThat(CoreRig.all(Effect.PublishAggregate.class, effects))
        .extracting(each -> each.aggregate().proof().participants().cardinality())
        .isNotEmpty()
        .containsOnly(2);
    assertThat(rig.count(Counter.SPLITS_RECOVERED)).isPositive();
    assertThat(rig.core().view().store().pools().pending()).isNotEmpty();
  }

  @Test
  void votes_in_an_imported_block_count_at_a_follower_too_and_are_not_published() {
    CoreRig follower = CoreRig.follower();
    follower.settle(new Event.PeerConnected(PEER, false));
    List<Effect> effects = new ArrayList<>();
    for (Effect.PublishBlock each : CoreRig.some(1, 2).live(1, 9).blocks()) {
      follower.settle(new Event.Tick(5 * each.block().block().slot()));
      effects.addAll(follower.settle(new Event.GossipBlock(each.block(), next())));
    }

    assertThat(follower.count(Counter.SPLITS_RECOVERED)).isPositive();
    assertThat(follower.core().view().store().pools().pending()).isNotEmpty();
    assertThat(CoreRig.all(Effect.PublishAggregate.class, effects)).isEmpty();
  }
}
