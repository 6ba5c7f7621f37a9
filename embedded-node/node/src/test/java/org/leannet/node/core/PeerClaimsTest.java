package org.leannet.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.core.port.SyncState;
import org.leannet.ssz.Root;

/// What becomes of peers that claim what is not so, or behave badly.
class PeerClaimsTest {
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

  /// A peer claims a head and does not have it; another is honest.
  private List<Effect> lie(Checkpoint finalized, Checkpoint head) {
    rig.settle(new Event.PeerConnected(OTHER, false));
    chain.forEach(this::hear);
    SignedBlock last = chain.getLast();
    rig.settle(
        new Event.PeerStatus(
            PEER,
            new Status(
                new Checkpoint(Root.ZERO, 0),
                new Checkpoint(last.block().root(), last.block().slot()))));
    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.SYNCED);
    rig.settle(new Event.Tick(500));
    return rig.settle(new Event.PeerStatus(OTHER, new Status(finalized, head)));
  }

  @Test
  void a_claim_that_is_not_kept_does_not_hold_the_node_in_syncing() {
    Checkpoint made = new Checkpoint(new Root(6, 6, 6, 6), 60);
    List<Effect> effects = lie(new Checkpoint(new Root(5, 5, 5, 5), 50), made);
    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.SYNCING);

    for (int requests = 0; requests < 10; requests++) {
      List<Effect> next = new ArrayList<>();
      for (Effect.Ask ask : asked(effects)) {
        next.addAll(rig.answer(ask, List.of()));
      }
      effects = next;
    }

    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.SYNCED);
    assertThat(rig.core().view().sync().networkFinalized()).contains(0L);
    assertThat(rig.count(Counter.CLAIMS_NOT_KEPT)).isPositive();
    assertThat(asked(rig.settle(new Event.PeerStatus(OTHER, new Status(made, made))))).isEmpty();
  }

  @Test
  void a_claim_that_cannot_be_is_an_offence_and_counts_for_nothing() {
    Checkpoint never = new Checkpoint(new Root(6, 6, 6, 6), -1L);
    lie(never, never);

    assertThat(rig.core().view().sync().state()).isEqualTo(SyncState.SYNCED);
    assertThat(rig.count(Counter.OFFENCES)).isEqualTo(1);
    Checkpoint before = new Checkpoint(new Root(6, 6, 6, 6), 7);
    rig.settle(new Event.PeerStatus(OTHER, new Status(new Checkpoint(Root.ZERO, 8), before)));
    assertThat(rig.count(Counter.OFFENCES)).isEqualTo(2);
  }

  private List<Effect.Disconnect> disconnected(Checkpoint finalized) {
    Checkpoint head = new Checkpoint(new Root(6, 6, 6, 6), 12);
    return CoreRig.all(
        Effect.Disconnect.class,
        rig.settle(new Event.PeerStatus(PEER, new Status(finalized, head))));
  }

  @Test
  void a_peer_of_another_genesis_is_let_go_and_asked_nothing() {
    List<Effect> effects =
        rig.settle(
            new Event.PeerStatus(
                PEER,
                new Status(
                    new Checkpoint(new Root(5, 5, 5, 5), 0),
                    new Checkpoint(new Root(6, 6, 6, 6), 6))));

    assertThat(CoreRig.all(Effect.Disconnect.class, effects))
        .extracting(Effect.Disconnect::peer)
        .containsExactly(PEER);
    assertThat(asked(effects)).isEmpty();
    assertThat(rig.core().view().sync().networkFinalized()).isEmpty();
  }

  @Test
  void a_peer_that_has_finalized_another_block_is_let_go_and_one_that_lags_or_leads_stays() {
    CoreRig.everyone()
        .live(1, 12)
        .blocks()
        .forEach(block -> {
          rig.settle(new Event.Tick(5 * block.block().block().slot()));
          hear(block.block());
        });
    Checkpoint finalized = rig.core().view().finalized();
    assertThat(finalized.slot()).isGreaterThan(1);
    Checkpoint first = new Checkpoint(chain.getFirst().block().root(), 1);

    assertThat(disconnected(first)).as("behind, on the same chain").isEmpty();
    assertThat(disconnected(finalized)).isEmpty();
    assertThat(disconnected(new Checkpoint(new Root(5, 5, 5, 5), finalized.slot() + 1))).isEmpty();
    assertThat(disconnected(new Checkpoint(Root.ZERO, 0))).as("names no genesis").isEmpty();
    assertThat(disconnected(new Checkpoint(first.root(), finalized.slot()))).hasSize(1);
    assertThat(disconnected(new Checkpoint(finalized.root(), 1))).hasSize(1);
    assertThat(disconnected(new Checkpoint(Root.ZERO, 1))).hasSize(1);
  }

  @Test
  void a_peer_dropped_for_its_offences_is_not_taken_in_again_at_once() {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < Limits.OFFENCES; i++) {
      effects = rig.settle(new Event.PeerMisbehaved(PEER, "noise"));
    }
    assertThat(effects).contains(new Effect.Disconnect(PEER, "noise"));
    assertThat(CoreRig.all(Effect.Settle.class, hear(chain.get(0))))
        .as("what it sent before is not looked at")
        .containsExactly(new Effect.Settle(new Delivery(PEER, 1), Settlement.IGNORE));
    rig.settle(new Event.PeerDisconnected(PEER));

    assertThat(rig.settle(new Event.PeerConnected(PEER, true)))
        .containsExactly(new Effect.Disconnect(PEER, "it was dropped a short while ago"));
    rig.settle(new Event.Tick(30 + Limits.BAN_INTERVALS));
    assertThat(asked(rig.settle(new Event.PeerConnected(PEER, true)))).hasSize(1);
  }
}
