package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.p2p.gossip.Driver.TOPIC;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.gossip.GossipEffect.Deliver;
import org.leannet.p2p.gossip.GossipEffect.Send;
import org.leannet.p2p.gossip.GossipEvent.Publish;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.MessageId.Domain;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;

class RelayTest {
  private final Driver driver = new Driver().subscribe();

  @Test
  void a_message_is_delivered_and_relayed_only_when_accepted() {
    driver.mesh("a", "b", "c").receive("a", Driver.message("x"));
    var message = new GossipMessage(Driver.id("x"), TOPIC, Optional.of(Driver.ssz("x")));
    assertThat(driver.effects).containsExactly(new Deliver("a", message));
    driver.validate("x", Validation.ACCEPT);
    assertThat(driver.effects)
        .containsExactly(new Send(List.of("b", "c"), GossipRpc.of(Driver.message("x"))));
    assertThat(driver.validate("x", Validation.ACCEPT).effects).isEmpty();
  }

  @Test
  void an_ignored_message_is_relayed_to_nobody() {
    driver.mesh("a", "b").receive("a", Driver.message("x")).validate("x", Validation.IGNORE);
    assertThat(driver.effects).isEmpty();
    assertThat(driver.router.score("a")).isZero();
    assertThat(driver.receive("b", Driver.message("x")).effects).isEmpty();
  }

  @Test
  void a_rejected_message_counts_against_everyone_who_sent_it() {
    driver.mesh("a", "b", "c").receive("a", Driver.message("x")).receive("b", Driver.message("x"));
    driver.validate("x", Validation.REJECT);
    assertThat(driver.effects).isEmpty();
    assertThat(driver.router.score("a")).isEqualTo(10);
    assertThat(driver.router.score("b")).isEqualTo(10);
    assertThat(driver.router.score("c")).isZero();
  }

  @Test
  void a_message_is_not_relayed_to_who_sent_it_meanwhile() {
    driver.mesh("a", "b", "c").receive("a", Driver.message("x")).receive("b", Driver.message("x"));
    assertThat(driver.effects).isEmpty();
    assertThat(driver.validate("x", Validation.ACCEPT).messaged()).containsExactly("c");
  }

  @Test
  void a_verdict_that_comes_too_late_relays_nothing() {
    driver.mesh("a", "b").receive("a", Driver.message("x"));
    driver.pass(GossipLimits.VALIDATION_TIME).heartbeat();
    assertThat(driver.validate("x", Validation.ACCEPT).effects).isEmpty();
  }

  @Test
  void a_message_is_new_again_when_it_is_forgotten() {
    driver.mesh("a").receive("a", Driver.message("x")).validate("x", Validation.ACCEPT);
    driver.pass(Duration.ofMillis(23_999)).receive("a", Driver.message("x"));
    assertThat(driver.delivered()).isEmpty();
    driver.pass(Duration.ofMillis(1)).receive("a", Driver.message("x"));
    assertThat(driver.delivered()).containsExactly(Driver.id("x"));
  }

  @Test
  void a_message_that_is_no_snappy_is_delivered_without_content() {
    var data = Octets.fromHex("deadbeef");
    driver.mesh("a").receive("a", Message.anonymous(TOPIC, data));
    MessageId id = MessageId.of(Domain.INVALID_SNAPPY, TOPIC, data);
    assertThat(driver.effects)
        .containsExactly(new Deliver("a", new GossipMessage(id, TOPIC, Optional.empty())));
  }

  @Test
  void a_message_on_a_topic_we_are_not_on_is_ignored() {
    driver.connect("a").receive("a", Message.anonymous("other", Driver.message("x").data()));
    assertThat(driver.effects).isEmpty();
  }

  @Test
  void a_message_with_any_field_of_an_author_is_refused_and_counted() {
    Octets some = Octets.fromHex("01");
    Octets none = Octets.EMPTY;
    Octets data = Driver.message("x").data();
    driver.mesh("a", "b");
    for (Message signed :
        List.of(
            new Message(some, data, none, TOPIC, none, none),
            new Message(none, data, some, TOPIC, none, none),
            new Message(none, data, none, TOPIC, some, none),
            new Message(none, data, none, TOPIC, none, some))) {
      assertThat(driver.receive("a", signed).effects).isEmpty();
    }
    assertThat(driver.router.score("a")).isEqualTo(40);
    assertThat(driver.receive("b", Driver.message("x")).delivered()).hasSize(1);
  }

  @Test
  void a_large_message_is_announced_as_held_before_it_is_judged() {
    byte[] noise = new byte[2000];
    new Random(1).nextBytes(noise);
    Octets large = Octets.of(noise);
    MessageId id = MessageId.of(Domain.VALID_SNAPPY, TOPIC, large);
    driver.mesh("a", "b", "c");
    driver.receive("a", Message.anonymous(TOPIC, SnappyBlock.compress(large)));
    assertThat(driver.delivered()).containsExactly(id);
    assertThat(driver.sentTo("a")).isEmpty();
    assertThat(driver.sentTo("b")).containsExactly(GossipRpc.of(Driver.idontwant(id)));
    assertThat(driver.sentTo("c")).containsExactly(GossipRpc.of(Driver.idontwant(id)));
  }

  @Test
  void who_does_not_want_a_message_is_not_sent_it() {
    driver.mesh("a", "b", "c").receive("b", Driver.idontwant(Driver.id("x"), Driver.id("y")));
    driver.receive("a", Driver.message("x")).validate("x", Validation.ACCEPT);
    assertThat(driver.messaged()).containsExactly("c");
    assertThat(driver.publish("y").messaged()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void what_a_peer_does_not_want_is_forgotten_after_three_heartbeats() {
    driver.mesh("a", "b").receive("b", Driver.idontwant(Driver.id("x")));
    driver.heartbeat().heartbeat().heartbeat().receive("a", Driver.message("x"));
    assertThat(driver.validate("x", Validation.ACCEPT).messaged()).containsExactly("b");
  }

  @Test
  void one_peer_cannot_fill_the_queue_of_the_application() {
    driver.mesh("a", "b");
    int delivered = 0;
    for (int i = 0; i <= GossipLimits.PENDING_MESSAGES / 2; i++) {
      delivered += driver.receive("a", Driver.message("a" + i)).delivered().size();
    }
    assertThat(delivered).isEqualTo(GossipLimits.PENDING_MESSAGES / 2);
    assertThat(driver.receive("b", Driver.message("b")).delivered()).hasSize(1);
    driver.validate("a0", Validation.ACCEPT);
    String dropped = "a" + GossipLimits.PENDING_MESSAGES / 2;
    assertThat(driver.receive("a", Driver.message(dropped)).delivered()).hasSize(1);
  }

  @Test
  void our_own_message_goes_to_the_mesh_and_is_not_delivered_to_us() {
    driver.mesh("a", "b", "c", "d").connect("e");
    assertThat(driver.publish("x").messaged()).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(driver.receive("a", Driver.message("x")).effects).isEmpty();
    assertThat(driver.publish("x").effects).isEmpty();
  }

  @Test
  void our_own_message_goes_beyond_a_mesh_that_is_still_small() {
    driver.mesh("a").connect("b", "c");
    assertThat(driver.publish("x").messaged()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(driver.router.mesh(TOPIC)).containsExactly("a");
  }

  @Test
  void on_a_topic_we_are_not_on_messages_go_to_the_same_few_peers() {
    for (String peer : List.of("a", "b", "c", "d", "e", "f")) {
      driver.connect(peer);
      var other = GossipRpc.of(List.of(new Subscription(true, "other")));
      driver.step(new Received(peer, other));
    }
    List<String> first = driver.step(new Publish("other", Driver.ssz("x"))).messaged();
    List<String> second = driver.step(new Publish("other", Driver.ssz("y"))).messaged();
    assertThat(first).hasSize(4);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    driver.step(new GossipEvent.Subscribe("other"));
    assertThat(driver.router.mesh("other")).containsExactlyInAnyOrderElementsOf(first);
  }
}
