package org.leannet.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.core.port.SyncState;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

class SyncTest {
  private static final Peer PEER = new Peer("peer");
  private static final Peer OTHER = new Peer("other");

  private final CoreRig rig = CoreRig.follower();
  private final List<SignedBlock> chain =
      CoreRig.everyone().live(1, 6).blocks().stream().map(Effect.PublishBlock::block).toList();
  private long deliveries;

  @BeforeEach
  void connect() {
    rig.settle(new Event.Tick(30));
    rig.settle(new Event.PeerConnected(PEER, false));
  }

  private List<Effect> hear(SignedBlock block) {
    deliveries++;
    return rig.settle(new Event.GossipBlock(block, new Delivery(PEER, deliveries)));
  }

  private static List<Effect.Ask> asked(List<Effect> effects) {
    return CoreRig.all(Effect.Ask.class, effects);
  }

  private static List<Effect.Settle> settled(List<Effect> effects) {
    return CoreRig.all(Effect.Settle.class, effects);
  }

  private static SignedBlock withProof(SignedBlock block, Bytes proof) {
    return new SignedBlock(block.block(), new MultiMessageAggregate(proof));
  }

  private static Status status(long finalized, Root head, long slot) {
    return new Status(new Checkpoint(Root.ZERO, finalized), new Checkpoint(head, slot));
  }

  @Test
  void a_block_with_a_known_parent_joins_the_tree_and_is_passed_on() {
    List<Effect> effects = hear(chain.get(0));

    assertThat(settled(effects))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 1), Settlement.ACCEPT));
    assertThat(rig.core().view().head().root()).isEqualTo(chain.get(0).block().root());
    assertThat(settled(hear(chain.get(0))))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 2), Settlement.IGNORE));
  }

  @Test
  void a_gap_is_fetched_by_range_and_closed_without_another_block_by_gossip() {
    List<Effect.Ask> asked = asked(hear(chain.get(5)));
    assertThat(asked)
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.BlocksByRange(1, 5));
    assertThat(rig.core().view().sync().cachedBlocks()).isEqualTo(1);

    List<Effect> effects = rig.answer(asked.getFirst(), chain.subList(0, 5));

    assertThat(rig.core().view().head().slot()).isEqualTo(6);
    assertThat(rig.core().view().sync().cachedBlocks()).isZero();
    assertThat(settled(effects))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 1), Settlement.ACCEPT));
  }

  @Test
  void blocks_that_come_in_any_order_all_join_the_tree() {
    List.of(3, 1, 5, 0, 4, 2).forEach(index -> hear(chain.get(index)));

    assertThat(rig.core().view().head().slot()).isEqualTo(6);
    assertThat(rig.core().view().sync().cachedBlocks()).isZero();
  }

  @Test
  void an_unknown_parent_below_the_head_is_asked_for_by_root() {
    hear(chain.get(0));
    SignedBlock stranger =
        withProof(
            new SignedBlock(
                new Block(1, 1, new Root(7, 7, 7, 7), Root.ZERO, chain.get(0).block().body()),
                chain.get(0).proof()),
            Bytes.EMPTY);

    assertThat(asked(hear(stranger)))
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.BlocksByRoot(List.of(new Root(7, 7, 7, 7))));
  }

  @Test
  void a_status_ahead_starts_the_fetch_before_any_gossip() {
    List<Effect> effects =
        rig.settle(new Event.PeerStatus(PEER, status(4, chain.get(5).block().root(), 6)));

    assertThat(asked(effects))
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.BlocksByRange(1, 6));
    rig.answer(asked(effects).getFirst(), chain);
    assertThat(rig.core().view().head().slot()).isEqualTo(6);
    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.SYNCED);
  }

  @Test
  void a_head_on_another_branch_is_asked_for_by_root() {
    chain.forEach(this::hear);

    List<Effect> effects =
        rig.settle(new Event.PeerStatus(PEER, status(0, new Root(7, 7, 7, 7), 5)));

    assertThat(asked(effects))
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.BlocksByRoot(List.of(new Root(7, 7, 7, 7))));
  }

  @Test
  void a_copy_with_a_bad_proof_cannot_keep_the_good_block_away() {
    SignedBlock bad = withProof(chain.get(0), Bytes.of(new byte[] {1, 2, 3}));
    List<Effect> first = rig.give(new Event.GossipBlock(bad, new Delivery(PEER, 1)));
    List<Effect> second = rig.give(new Event.GossipBlock(chain.get(0), new Delivery(OTHER, 2)));
    assertThat(CoreRig.all(Effect.Run.class, second)).isEmpty();

    Job check = CoreRig.all(Effect.Run.class, first).getFirst().job();
    List<Effect> effects = rig.settle(check.perform(rig.bench()));

    assertThat(settled(effects))
        .containsExactly(
            new Effect.Settle(new Delivery(PEER, 1), Settlement.REJECT),
            new Effect.Settle(new Delivery(OTHER, 2), Settlement.ACCEPT));
    assertThat(rig.core().view().head().slot()).isEqualTo(1);
  }

  @Test
  void after_a_bad_proof_the_block_is_asked_of_others() {
    SignedBlock bad = withProof(chain.get(0), Bytes.of(new byte[] {1, 2, 3}));
    List<Effect.Ask> asked = asked(hear(bad));
    assertThat(asked)
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.BlocksByRoot(List.of(chain.get(0).block().root())));

    rig.answer(asked.getFirst(), List.of(chain.get(0)));
    assertThat(rig.core().view().head().slot()).isEqualTo(1);
  }

  @Test
  void an_impossible_block_is_refused_with_all_that_builds_on_it() {
    Block good = chain.get(0).block();
    Block wrong = good.withStateRoot(new Root(9, 9, 9, 9));
    SignedBlock child =
        new SignedBlock(
            new Block(2, 2, wrong.root(), Root.ZERO, good.body()), chain.get(1).proof());
    hear(child);
    assertThat(rig.core().view().sync().cachedBlocks()).isEqualTo(1);

    // Its proof is over another root, so the proof fails first; the block is asked for again.
    hear(new SignedBlock(wrong, chain.get(0).proof()));
    assertThat(rig.count(Counter.BLOCKS_INVALID)).isEqualTo(1);
    assertThat(rig.core().view().head().slot()).isZero();
  }

  @Test
  void a_peer_is_dropped_after_five_bad_messages() {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < Limits.OFFENCES; i++) {
      effects.addAll(hear(withProof(chain.get(0), Bytes.of(new byte[] {(byte) i}))));
    }

    assertThat(CoreRig.all(Effect.Disconnect.class, effects))
        .extracting(Effect.Disconnect::peer)
        .containsExactly(PEER);
    assertThat(rig.count(Counter.PEERS_DROPPED)).isEqualTo(1);
  }

  @Test
  void blocks_from_the_future_are_dropped_at_once_however_far() {
    for (long slot : new long[] {8, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1L}) {
      Block block = chain.get(0).block();
      Block late =
          new Block(
              slot, block.proposerIndex(), block.parentRoot(), block.stateRoot(), block.body());
      List<Effect> effects = hear(new SignedBlock(late, chain.get(0).proof()));
      assertThat(CoreRig.all(Effect.Run.class, effects)).isEmpty();
      assertThat(settled(effects))
          .extracting(Effect.Settle::settlement)
          .containsOnly(Settlement.IGNORE);
    }
    assertThat(rig.count(Counter.DROPPED_BLOCKS_FUTURE)).isEqualTo(5);
    assertThat(rig.core().view().sync().cachedBlocks()).isZero();
  }

  @Test
  void votes_at_the_end_of_time_are_refused_and_do_no_harm() {
    hear(chain.get(0));
    Checkpoint known = new Checkpoint(chain.get(0).block().root(), 1);
    Checkpoint genesis = rig.core().view().finalized();
    Bytes signature = Bytes.of(new byte[Registry.signatureLength()]);
    SignedAttestation vote =
        new SignedAttestation(-1L, new AttestationData(-1L, known, known, genesis), signature);

    List<Effect> effects = rig.settle(new Event.GossipAttestation(vote, new Delivery(PEER, 9)));

    assertThat(settled(effects))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 9), Settlement.IGNORE));
    assertThat(rig.count(Counter.ATTESTATIONS_INVALID)).isEqualTo(1);
  }

  @Test
  void a_status_at_the_end_of_time_asks_for_no_slot_that_has_not_begun() {
    Root unknown = new Root(7, 7, 7, 7);
    assertThat(asked(rig.settle(new Event.PeerStatus(PEER, status(-1L, unknown, -1L))))).isEmpty();
    rig.settle(new Event.PeerConnected(OTHER, false));

    assertThat(asked(rig.settle(new Event.PeerStatus(OTHER, status(0, unknown, 7)))))
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.BlocksByRange(1, 6));
  }

  @Test
  void made_up_blocks_by_gossip_do_not_stop_the_fetch_of_a_range() {
    for (int i = 0; i < Limits.CACHED_BLOCKS_BEFORE_PAUSE; i++) {
      SignedBlock orphan =
          new SignedBlock(
              new Block(1, 0, new Root(7, 7, 7, i), Root.ZERO, chain.get(0).block().body()),
              chain.get(0).proof());
      hear(orphan);
    }
    List<Effect.Ask> byRoot = asked(rig.settle(new Event.PeerConnected(OTHER, false)));
    rig.settle(new Event.PeerStatus(OTHER, status(4, chain.get(5).block().root(), 6)));
    assertThat(rig.core().view().sync().cachedBlocks())
        .isGreaterThanOrEqualTo(Limits.CACHED_BLOCKS_BEFORE_PAUSE);

    List<Effect> effects = rig.answer(byRoot.getFirst(), List.of());

    assertThat(asked(effects))
        .extracting(Effect.Ask::request)
        .contains(new Request.BlocksByRange(1, 6));
  }

  @Test
  void a_bad_signature_is_rejected_and_its_sender_blamed() {
    CoreRig.Published published = CoreRig.everyone().live(1, 1);
    hear(published.blocks().getFirst().block());
    SignedAttestation vote = published.attestations().getFirst().attestation();
    SignedAttestation forged =
        new SignedAttestation(
            Long.remainderUnsigned(vote.validatorIndex() + 1, CoreRig.VALIDATORS),
            vote.data(),
            vote.signature());

    List<Effect> effects = rig.settle(new Event.GossipAttestation(forged, new Delivery(PEER, 9)));

    assertThat(settled(effects))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 9), Settlement.REJECT));
    assertThat(rig.count(Counter.OFFENCES)).isEqualTo(1);
  }

  @Test
  void a_flood_of_votes_is_cut_off_at_its_bound_and_every_one_is_settled() {
    CoreRig.Published published = CoreRig.everyone().live(1, 1);
    hear(published.blocks().getFirst().block());
    SignedAttestation vote = published.attestations().getFirst().attestation();
    int dropped = 0;
    for (int i = 0; i < Limits.ATTESTATIONS_UNDER_CHECK / 2 + 10; i++) {
      dropped +=
          settled(rig.give(new Event.GossipAttestation(vote, new Delivery(PEER, 100 + i)))).size();
    }

    assertThat(dropped).isEqualTo(10);
    assertThat(rig.count(Counter.DROPPED_ATTESTATIONS_BUSY)).isEqualTo(10);
    assertThat(settled(rig.settle(new Event.GossipAttestation(vote, new Delivery(OTHER, 99)))))
        .as("another peer's vote still finds room")
        .containsExactly(new Effect.Settle(new Delivery(OTHER, 99), Settlement.ACCEPT));
  }

  @Test
  void a_node_without_peers_is_idle_and_takes_no_gossip() {
    rig.settle(new Event.PeerDisconnected(PEER));
    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.IDLE);

    assertThat(settled(hear(chain.get(0))))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 1), Settlement.IGNORE));
    assertThat(rig.count(Counter.DROPPED_BLOCKS_IDLE)).isEqualTo(1);
    rig.settle(new Event.PeerConnected(OTHER, false));
    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.SYNCING);
  }

  @Test
  void only_the_dialler_asks_for_a_status_on_connecting() {
    assertThat(asked(rig.settle(new Event.PeerConnected(OTHER, true))))
        .extracting(Effect.Ask::request)
        .containsExactly(new Request.AskStatus(rig.core().view().status()));
  }

  @Test
  void a_verification_that_dies_is_as_if_the_block_had_not_come() {
    List<Effect> effects = rig.give(new Event.GossipBlock(chain.get(0), new Delivery(PEER, 1)));
    Job check = CoreRig.all(Effect.Run.class, effects).getFirst().job();

    List<Effect> after = rig.give(new Event.JobDone.Died(check, "killed"));

    assertThat(settled(after))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 1), Settlement.IGNORE));
    assertThat(asked(after)).hasSize(1);
    hear(chain.get(0));
    assertThat(rig.core().view().head().slot()).isEqualTo(1);
  }

  @Test
  void a_peer_that_answers_what_was_not_asked_is_blamed() {
    Effect.Ask ask = asked(hear(chain.get(5))).getFirst();

    rig.settle(new Event.ResponseBlock(ask.number(), chain.get(5)));

    assertThat(rig.count(Counter.OFFENCES)).isEqualTo(1);
    assertThat(rig.count(Counter.REQUESTS_FAILED)).isEqualTo(1);
  }
}
