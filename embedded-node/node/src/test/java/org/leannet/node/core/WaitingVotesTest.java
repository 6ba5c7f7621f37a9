package org.leannet.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.Settlement;

/// Votes that come before their block, and are judged after it on every way it can come.
class WaitingVotesTest {
  private static final Peer PEER = new Peer("peer");

  private final CoreRig rig = CoreRig.follower();

  @BeforeEach
  void connect() {
    rig.settle(new Event.Tick(30));
    rig.settle(new Event.PeerConnected(PEER, false));
  }

  private List<Effect> hear(SignedBlock block) {
    return rig.settle(new Event.GossipBlock(block, new Delivery(PEER, 1)));
  }

  private static List<Effect.Ask> asked(List<Effect> effects) {
    return CoreRig.all(Effect.Ask.class, effects);
  }

  private static List<Effect.Settle> settled(List<Effect> effects) {
    return CoreRig.all(Effect.Settle.class, effects);
  }

  @Test
  void votes_for_a_block_not_yet_here_wait_and_are_judged_when_it_has_come() {
    CoreRig.Published published = CoreRig.everyone().live(1, 1);
    SignedAttestation vote = published.attestations().getFirst().attestation();
    List<Effect> waiting = rig.settle(new Event.GossipAttestation(vote, new Delivery(PEER, 50)));
    assertThat(settled(waiting)).isEmpty();
    assertThat(rig.core().view().sync().pendingAttestations()).isEqualTo(1);

    List<Effect> effects = hear(published.blocks().getFirst().block());

    assertThat(settled(effects))
        .containsExactly(
            new Effect.Settle(new Delivery(PEER, 1), Settlement.ACCEPT),
            new Effect.Settle(new Delivery(PEER, 50), Settlement.ACCEPT));
    assertThat(rig.core().view().sync().pendingAttestations()).isZero();
  }

  @Test
  void votes_that_wait_are_judged_when_their_block_is_fetched_and_drained_from_the_cache() {
    CoreRig.Published published = CoreRig.everyone().live(1, 3);
    List<SignedBlock> three = published.blocks().stream().map(Effect.PublishBlock::block).toList();
    for (Effect.PublishAttestation each : published.attestations()) {
      rig.settle(
          new Event.GossipAttestation(
              each.attestation(), new Delivery(PEER, 50 + each.attestation().validatorIndex())));
    }
    assertThat(rig.core().view().sync().pendingAttestations()).isEqualTo(12);

    Effect.Ask ask = asked(hear(three.get(2))).getFirst();
    assertThat(ask.request()).isEqualTo(new Request.BlocksByRange(1, 2));
    rig.answer(ask, three.subList(0, 2));

    assertThat(rig.core().view().head().slot()).isEqualTo(3);
    assertThat(rig.core().view().sync().pendingAttestations()).isZero();
    assertThat(rig.count(Counter.ATTESTATIONS_VALID)).isEqualTo(12);
  }

  @Test
  void votes_that_wait_are_judged_when_their_block_is_the_nodes_own() {
    SignedAttestation vote = CoreRig.everyone().live(1, 1).attestations().getFirst().attestation();
    CoreRig proposer = CoreRig.validator(1);
    proposer.settle(new Event.PeerConnected(PEER, false));
    proposer.settle(new Event.Tick(4));
    proposer.settle(new Event.GossipAttestation(vote, new Delivery(PEER, 1)));
    assertThat(proposer.core().view().sync().pendingAttestations()).isEqualTo(1);

    List<Effect> effects = proposer.settle(new Event.Tick(5));

    assertThat(CoreRig.all(Effect.PublishBlock.class, effects)).hasSize(1);
    assertThat(settled(effects))
        .containsExactly(new Effect.Settle(new Delivery(PEER, 1), Settlement.ACCEPT));
  }

  @Test
  void all_votes_that_wait_are_judged_however_many_came_from_one_peer() {
    CoreRig.Published published = CoreRig.everyone().live(1, 1);
    SignedAttestation vote = published.attestations().getFirst().attestation();
    for (int i = 0; i < Limits.PENDING_VOTES; i++) {
      rig.settle(new Event.GossipAttestation(vote, new Delivery(PEER, 1000 + i)));
    }
    assertThat(rig.core().view().sync().pendingAttestations()).isEqualTo(1024);

    List<Effect> effects = hear(published.blocks().getFirst().block());

    assertThat(settled(effects)).hasSize(1 + 1024);
    assertThat(settled(effects))
        .extracting(Effect.Settle::settlement)
        .containsOnly(Settlement.ACCEPT);
    assertThat(rig.core().view().sync().pendingAttestations()).isZero();
  }
}
