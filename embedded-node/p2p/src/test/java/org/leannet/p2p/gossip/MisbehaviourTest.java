package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.p2p.gossip.Driver.TOPIC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.gossip.GossipEffect.Disconnect;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;
import org.leannet.p2p.wire.WireLimits;

class MisbehaviourTest {
  private final Driver driver = new Driver().subscribe();

  @Test
  void a_peer_of_ten_invalid_messages_is_cut_off_and_forgotten() {
    driver.mesh("a", "b");
    List<Disconnect> cut = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      driver.receive("a", Driver.message("x" + i)).validate("x" + i, Validation.REJECT);
      cut.addAll(driver.disconnects());
    }
    assertThat(cut).containsExactly(new Disconnect("a", "it sent messages that are invalid"));
    assertThat(driver.router.mesh(TOPIC)).containsExactly("b");
    assertThat(driver.receive("a", Driver.message("y")).effects).isEmpty();
  }

  @Test
  void a_peer_cut_off_stays_out_for_a_hundred_heartbeats() {
    banish("a");
    driver.step(new Connected("a"));
    assertThat(driver.effects)
        .containsExactly(new Disconnect("a", "it was cut off a short while ago"));
    for (int i = 0; i < 100; i++) {
      driver.heartbeat();
    }
    assertThat(driver.step(new Connected("a")).disconnects()).hasSize(1);
    driver.heartbeat();
    assertThat(driver.step(new Connected("a")).disconnects()).isEmpty();
  }

  @Test
  void one_invalid_message_now_and_then_is_forgiven() {
    driver.mesh("a");
    for (int i = 0; i < 20; i++) {
      driver.receive("a", Driver.message("x" + i)).validate("x" + i, Validation.REJECT);
      assertThat(driver.disconnects()).isEmpty();
      for (int beats = 0; beats < 10; beats++) {
        driver.heartbeat();
      }
    }
    assertThat(driver.router.score("a")).isZero();
  }

  @Test
  void the_rest_of_an_rpc_is_not_read_once_its_sender_is_cut_off() {
    driver.connect("a");
    Message signed = Driver.message("x");
    Message bad =
        new Message(
            Driver.ssz("author"),
            signed.data(),
            signed.seqno(),
            TOPIC,
            signed.signature(),
            signed.key());
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      messages.add(bad);
    }
    messages.add(Driver.message("fine"));
    driver.step(new Received("a", new GossipRpc(List.of(), messages, Driver.graft(TOPIC))));
    assertThat(driver.effects)
        .containsExactly(new Disconnect("a", "it sent messages that are not anonymous"));
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
  }

  @Test
  void a_flood_of_duplicates_is_cut_off() {
    driver.connect("a");
    Message[] flood = new Message[GossipLimits.MESSAGES_PER_HEARTBEAT + 5];
    Arrays.fill(flood, Driver.message("x"));
    driver.step(new Received("a", GossipRpc.of(flood)));
    assertThat(driver.disconnects())
        .containsExactly(new Disconnect("a", "it floods with messages"));
  }

  @Test
  void a_flood_of_messages_that_inflate_is_cut_off() {
    driver.connect("a");
    Octets bomb = SnappyBlock.compress(Octets.of(new byte[WireLimits.MAX_MESSAGE]));
    Message[] flood = new Message[21];
    Arrays.fill(flood, Message.anonymous(TOPIC, bomb));
    driver.step(new Received("a", GossipRpc.of(flood)));
    assertThat(driver.disconnects())
        .containsExactly(new Disconnect("a", "it floods with messages"));
  }

  @Test
  void a_message_that_announces_too_much_is_invalid_and_is_never_unpacked() {
    driver.connect("a");
    Octets bomb = SnappyBlock.compress(Octets.of(new byte[WireLimits.MAX_MESSAGE + 1]));
    driver.receive("a", Message.anonymous(TOPIC, bomb));
    assertThat(driver.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            GossipEffect.Deliver.class, deliver -> assertThat(deliver.message().ssz()).isEmpty());
  }

  @Test
  void messages_are_unpacked_outside_of_the_router_and_before_their_control() {
    driver.connect("a");
    Message message = Driver.message("x");
    Control control = Driver.graft(TOPIC);
    List<GossipEffect> effects =
        driver.router.step(
            new Received("a", new GossipRpc(List.of(), List.of(message), control)), driver.now);
    assertThat(effects).containsExactly(new GossipEffect.Unpack("a", List.of(message), control));
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
  }

  @Test
  void a_peer_whose_stream_breaks_twice_stays_out() {
    driver.connect("a").step(new GossipEvent.Broken("a"));
    assertThat(driver.disconnects()).isEmpty();
    driver.step(new GossipEvent.Broken("a"));
    assertThat(driver.disconnects()).hasSize(1);
    assertThat(driver.step(new Connected("a")).disconnects()).hasSize(1);
  }

  @Test
  void floods_of_ids_are_counted() {
    MessageId[] ids =
        IntStream.range(0, 5001).mapToObj(i -> new MessageId(1, 1, i)).toArray(MessageId[]::new);
    driver.connect("a").receive("a", Driver.iwant(ids));
    assertThat(driver.router.score("a")).isEqualTo(10);
    driver.receive("a", Driver.idontwant(ids));
    assertThat(driver.router.score("a")).isEqualTo(20);
    Control ihave = Driver.ihave(TOPIC);
    for (int i = 0; i < 129; i++) {
      driver.receive("a", ihave);
    }
    assertThat(driver.router.score("a")).isEqualTo(30);
  }

  @Test
  void too_many_topics_are_refused_and_counted() {
    driver.step(new Connected("a"));
    List<Subscription> topics =
        IntStream.rangeClosed(0, 128).mapToObj(i -> new Subscription(true, "t" + i)).toList();
    driver.step(new Received("a", GossipRpc.of(topics)));
    assertThat(driver.router.score("a")).isEqualTo(20);
    driver.step(new GossipEvent.StreamOpened("a"));
    assertThat(driver.router.peersOn("t127")).containsExactly("a");
    assertThat(driver.router.peersOn("t128")).isEmpty();
  }

  private void banish(String peer) {
    driver.connect(peer);
    for (int i = 0; i < 10; i++) {
      driver.receive(peer, Driver.message("x" + i)).validate("x" + i, Validation.REJECT);
    }
  }
}
