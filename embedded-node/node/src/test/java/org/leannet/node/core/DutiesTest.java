package org.leannet.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.node.core.port.Timer;

class DutiesTest {
  private static final Peer PEER = new Peer("peer");

  private static Job job(List<Effect> effects) {
    List<Effect.Run> runs = CoreRig.all(Effect.Run.class, effects);
    assertThat(runs).hasSize(1);
    return runs.getFirst().job();
  }

  private static Effect.RecordSignedSlots record(List<Effect> effects) {
    List<Effect.RecordSignedSlots> records = CoreRig.all(Effect.RecordSignedSlots.class, effects);
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  @Test
  void a_block_is_built_then_its_slot_is_written_down_and_only_then_is_it_signed() {
    CoreRig rig = CoreRig.validator(1);
    rig.give(new Event.Tick(4));

    Job build = job(rig.give(new Event.Tick(5)));
    assertThat(build).isInstanceOf(Job.BuildBlock.class);
    List<Effect> built = rig.give(build.perform(rig.bench()));
    assertThat(CoreRig.all(Effect.Run.class, built)).isEmpty();
    Effect.RecordSignedSlots record = record(built);
    assertThat(record.slots()).containsExactly(new SignedSlot(CoreRig.local(1).proposalKey(), 1));

    Job seal = job(rig.give(new Event.SignedSlotsRecorded(record.token())));
    assertThat(seal).isInstanceOf(Job.SealBlock.class);
    List<Effect> sealed = rig.give(seal.perform(rig.bench()));
    assertThat(CoreRig.all(Effect.PublishBlock.class, sealed)).hasSize(1);
    assertThat(job(sealed)).isInstanceOf(Job.VerifyBlock.class);

    List<Effect> verified = rig.give(job(sealed).perform(rig.bench()));
    assertThat(CoreRig.all(Effect.Persist.class, verified)).hasSize(1);
    assertThat(rig.core().view().head().slot()).isEqualTo(1);
  }

  @Test
  void nothing_is_signed_when_the_slot_cannot_be_written_down() {
    CoreRig rig = CoreRig.validator(1);
    Job build = job(rig.give(new Event.Tick(5)));
    Effect.RecordSignedSlots record = record(rig.give(build.perform(rig.bench())));

    List<Effect> effects = rig.give(new Event.SignedSlotsNotRecorded(record.token(), "disk full"));

    assertThat(CoreRig.all(Effect.Run.class, effects)).isEmpty();
    assertThat(rig.count(Counter.PROPOSALS_FAILED)).isEqualTo(1);
    assertThat(rig.give(new Event.SignedSlotsRecorded(record.token()))).isEmpty();
  }

  @Test
  void a_slot_signed_before_a_restart_is_never_signed_again() {
    CoreRig rig =
        CoreRig.validator(
            1, Map.of(CoreRig.local(1).proposalKey(), 1L, CoreRig.local(1).attestationKey(), 2L));

    CoreRig.Published published = rig.live(1, 3);

    assertThat(published.blocks()).isEmpty();
    assertThat(published.attestations())
        .extracting(each -> each.attestation().data().slot())
        .containsExactly(3L);
    assertThat(rig.count(Counter.SIGNATURES_REFUSED)).isEqualTo(3);
  }

  @Test
  void a_clock_that_goes_back_and_forth_signs_each_slot_once() {
    CoreRig rig = CoreRig.everyone();
    rig.live(0, 3);
    assertThat(rig.live(1, 3).effects()).isEmpty();
    CoreRig.Published later = rig.live(2, 4);

    assertThat(later.blocks()).hasSize(1);
    assertThat(later.attestations())
        .extracting(each -> each.attestation().data().slot())
        .containsOnly(4L);
  }

  @Test
  void attesters_wait_for_the_block_of_their_slot_but_not_for_ever() {
    CoreRig rig = CoreRig.validator(0);
    rig.give(new Event.Tick(5));

    List<Effect> waiting = rig.give(new Event.Tick(6));
    assertThat(CoreRig.all(Effect.RecordSignedSlots.class, waiting)).isEmpty();
    assertThat(CoreRig.all(Effect.Schedule.class, waiting))
        .containsExactly(new Effect.Schedule(new Timer.AttestationDue(1), Duration.ofMillis(400)));

    List<Effect> due = rig.give(new Event.TimerFired(new Timer.AttestationDue(1)));
    assertThat(record(due).slots())
        .containsExactly(new SignedSlot(CoreRig.local(0).attestationKey(), 1));
    assertThat(rig.give(new Event.TimerFired(new Timer.AttestationDue(1)))).isEmpty();
  }

  @Test
  void a_wait_that_outlived_its_slot_is_forgotten() {
    CoreRig rig = CoreRig.validator(0);
    rig.give(new Event.Tick(5));
    rig.give(new Event.Tick(6));
    rig.give(new Event.Tick(10));

    assertThat(rig.give(new Event.TimerFired(new Timer.AttestationDue(1)))).isEmpty();
    assertThat(rig.live(2, 2).attestations()).hasSize(1);
  }

  @Test
  void the_block_of_the_slot_ends_the_wait() {
    SignedBlock block = CoreRig.everyone().live(1, 1).blocks().getFirst().block();
    CoreRig rig = CoreRig.validator(0);
    rig.give(new Event.Tick(5));
    rig.give(new Event.Tick(6));

    List<Effect> effects = rig.settle(new Event.GossipBlock(block, new Delivery(PEER, 1)));

    List<Effect.PublishAttestation> votes = CoreRig.all(Effect.PublishAttestation.class, effects);
    assertThat(votes).hasSize(1);
    assertThat(votes.getFirst().attestation().data().head().root()).isEqualTo(block.block().root());
  }

  @Test
  void a_validator_without_a_block_still_attests_once_a_slot() {
    CoreRig rig = CoreRig.validator(0);

    assertThat(rig.live(1, 3).attestations())
        .extracting(each -> each.attestation().data().slot())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void own_votes_count_in_an_aggregator_as_others_do() {
    CoreRig rig = CoreRig.everyone();
    rig.settle(new Event.Tick(5));
    rig.settle(new Event.Tick(6));

    assertThat(rig.core().view().store().pools().signatures().values())
        .containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void a_node_with_all_validators_finalizes_alone() {
    CoreRig rig = CoreRig.everyone();
    rig.live(0, 8);

    assertThat(rig.core().view().head().slot()).isEqualTo(8);
    assertThat(rig.core().view().finalized().slot()).isGreaterThanOrEqualTo(4);
    assertThat(rig.count(Counter.BLOCKS_PROPOSED)).isEqualTo(8);
    assertThat(rig.count(Counter.ATTESTATIONS_MADE)).isEqualTo(36);
  }

  @Test
  void a_node_far_behind_does_no_duties_until_it_knows_the_network_to_be_stalled() {
    CoreRig rig = CoreRig.everyone();

    assertThat(rig.live(200, 201).attestations()).isEmpty();
    assertThat(rig.count(Counter.DUTIES_GATED)).isEqualTo(4);
    assertThat(rig.live(202, 202).attestations()).hasSize(4);
  }

  @Test
  void a_long_pause_is_skipped_but_for_its_last_slot() {
    CoreRig rig = CoreRig.follower();
    rig.give(new Event.Tick(3));
    rig.give(new Event.Tick(1_000));

    assertThat(rig.core().view().store().time()).isEqualTo(1_000);
    assertThat(rig.count(Counter.TIME_SKIPS)).isEqualTo(1);
    assertThat(rig.give(new Event.Tick(999))).isEmpty();
    assertThat(rig.core().view().store().time()).isEqualTo(1_000);
  }

  @Test
  void a_worker_that_dies_while_it_signs_costs_that_duty_only() {
    CoreRig rig = CoreRig.validator(1);
    Job build = job(rig.give(new Event.Tick(5)));
    rig.give(new Event.JobDone.Died(build, "killed"));

    assertThat(rig.count(Counter.PROPOSALS_FAILED)).isEqualTo(1);
    assertThat(rig.live(2, 2).attestations()).hasSize(1);
  }
}
