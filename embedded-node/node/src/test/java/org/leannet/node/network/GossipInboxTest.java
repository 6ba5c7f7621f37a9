package org.leannet.node.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.simulation.Registry;
import org.leannet.p2p.gossip.Validation;
import org.leannet.p2p.pubsub.GossipDelivery;
import org.leannet.p2p.wire.GossipPayload;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;
import org.leannet.p2p.wire.Topic;

class GossipInboxTest {
  private static final PeerId PEER = NodeKey.derive(new byte[32], "peer").peerId();
  private static final String BLOCKS = Topic.blocks(Topics.DEVNET).toString();

  private final List<Event> events = new ArrayList<>();
  private final List<Validation> judgements = new ArrayList<>();
  private boolean full;
  private final GossipInbox inbox =
      new GossipInbox(
          Registry.XMSS,
          Topics.DEVNET,
          event -> {
            events.add(event);
            return !full;
          },
          NetworkWatch.NONE);

  private static byte[] block() {
    var state = Registry.genesis(0, 1);
    return SignedBlock.SSZ.encode(
        new SignedBlock(Genesis.block(state), MultiMessageAggregate.EMPTY));
  }

  private GossipDelivery message(String topic, byte[] ssz) {
    var payload = GossipPayload.decode(topic, SnappyBlock.compress(Octets.of(ssz)));
    return new GossipDelivery(
        PEER, topic, payload.ssz().orElseThrow(), payload.id(), judgements::add);
  }

  @Test
  void a_block_reaches_the_core_and_is_judged_once() {
    inbox.onMessage(message(BLOCKS, block()));

    assertThat(judgements).isEmpty();
    var heard = (Event.GossipBlock) events.getFirst();
    assertThat(SignedBlock.SSZ.encode(heard.block())).isEqualTo(block());
    assertThat(heard.delivery().peer().id()).isEqualTo(PEER.toString());
    inbox.settle(heard.delivery(), Settlement.ACCEPT);
    inbox.settle(heard.delivery(), Settlement.REJECT);
    assertThat(judgements).containsExactly(Validation.ACCEPT);
    assertThat(inbox.unsettled()).isZero();
  }

  @Test
  void what_cannot_be_decoded_is_rejected_and_its_sender_reported() {
    byte[] longer = java.util.Arrays.copyOf(block(), block().length - 1);
    for (String topic :
        List.of(
            BLOCKS,
            Topic.aggregations(Topics.DEVNET).toString(),
            Topic.attestations(Topics.DEVNET, 0).toString())) {
      inbox.onMessage(message(topic, longer));
    }

    assertThat(judgements).containsExactly(Validation.REJECT, Validation.REJECT, Validation.REJECT);
    assertThat(events).hasSize(3).allMatch(event -> event instanceof Event.PeerMisbehaved);
    assertThat(inbox.unsettled()).isZero();
  }

  @Test
  void a_topic_of_another_network_is_rejected() {
    inbox.onMessage(message(Topic.blocks("87654321").toString(), block()));

    assertThat(judgements).containsExactly(Validation.REJECT);
  }

  @Test
  void what_the_core_has_no_room_for_is_ignored_at_once() {
    full = true;
    inbox.onMessage(message(BLOCKS, block()));

    assertThat(judgements).containsExactly(Validation.IGNORE);
    assertThat(inbox.unsettled()).isZero();
  }
}
