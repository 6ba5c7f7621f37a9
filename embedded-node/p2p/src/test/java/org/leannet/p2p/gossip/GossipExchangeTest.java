package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.p2p.gossip.Driver.TOPIC;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

class GossipExchangeTest {
  private final Driver driver = new Driver().subscribe();

  @Test
  void new_messages_are_announced_outside_the_mesh_for_three_heartbeats() {
    driver.mesh("a", "b", "c", "d").connect("e").publish("x");
    GossipRpc ihave = GossipRpc.of(Driver.ihave(TOPIC, Driver.id("x")));
    for (int i = 0; i < 3; i++) {
      driver.heartbeat();
      assertThat(driver.sentTo("e")).containsExactly(ihave);
      assertThat(driver.sentTo("a")).isEmpty();
    }
    assertThat(driver.heartbeat().effects).isEmpty();
  }

  @Test
  void at_most_the_lazy_number_of_peers_hears() {
    driver.mesh("a", "b", "c", "d").connect("e", "f", "g", "h", "i").publish("x").heartbeat();
    long heard =
        IntStream.rangeClosed('a', 'i')
            .filter(name -> !driver.sentTo(String.valueOf((char) name)).isEmpty())
            .count();
    assertThat(heard).isEqualTo(3);
  }

  @Test
  void an_accepted_message_is_announced_and_an_unjudged_one_is_not() {
    driver.mesh("a", "b", "c").connect("e");
    driver.receive("a", Driver.message("x")).receive("a", Driver.message("y"));
    driver.validate("x", Validation.ACCEPT).heartbeat();
    assertThat(driver.sentTo("e"))
        .containsExactly(GossipRpc.of(Driver.ihave(TOPIC, Driver.id("x"))));
    assertThat(driver.receive("e", Driver.iwant(Driver.id("y"))).effects).isEmpty();
  }

  @Test
  void a_message_is_sent_to_who_asks_three_times_and_no_more() {
    driver.mesh("a").connect("e").publish("x");
    for (int i = 0; i < 3; i++) {
      driver.receive("e", Driver.iwant(Driver.id("x")));
      assertThat(driver.sentTo("e")).containsExactly(GossipRpc.of(Driver.message("x")));
    }
    assertThat(driver.receive("e", Driver.iwant(Driver.id("x"))).effects).isEmpty();
    assertThat(driver.receive("a", Driver.iwant(Driver.id("x"))).messaged()).containsExactly("a");
  }

  @Test
  void a_message_can_be_asked_for_during_six_heartbeats() {
    driver.mesh("a").publish("x");
    for (int i = 0; i < 5; i++) {
      driver.heartbeat();
    }
    assertThat(driver.receive("a", Driver.iwant(Driver.id("x"))).messaged()).hasSize(1);
    driver.heartbeat();
    assertThat(driver.receive("a", Driver.iwant(Driver.id("x"))).effects).isEmpty();
  }

  @Test
  void an_unknown_message_is_asked_for_once_and_later_of_another() {
    driver.connect("a", "b");
    var ihave = Driver.ihave(TOPIC, Driver.id("x"));
    GossipRpc iwant = GossipRpc.of(Driver.iwant(Driver.id("x")));
    assertThat(driver.receive("a", ihave).sentTo("a")).containsExactly(iwant);
    assertThat(driver.receive("a", ihave).effects).isEmpty();
    assertThat(driver.receive("b", ihave).effects).isEmpty();
    driver.heartbeat();
    assertThat(driver.receive("a", ihave).effects).isEmpty();
    assertThat(driver.receive("b", ihave).sentTo("b")).containsExactly(iwant);
  }

  @Test
  void what_is_with_the_application_is_not_asked_for() {
    driver.connect("a", "b").receive("a", Driver.message("x"));
    assertThat(driver.receive("b", Driver.ihave(TOPIC, Driver.id("x"))).effects).isEmpty();
  }

  @Test
  void announcements_on_a_topic_we_are_not_on_are_ignored() {
    driver.connect("a").receive("a", Driver.ihave("other", Driver.id("x")));
    assertThat(driver.effects).isEmpty();
  }

  @Test
  void a_peer_that_announces_and_does_not_send_is_counted_once_a_heartbeat() {
    driver.connect("a").receive("a", Driver.ihave(TOPIC, Driver.id("x"), Driver.id("y")));
    for (int i = 0; i < 4; i++) {
      driver.heartbeat();
    }
    assertThat(driver.router.score("a")).isZero();
    assertThat(driver.heartbeat().router.score("a")).isEqualTo(5);
  }

  @Test
  void a_message_that_comes_from_another_keeps_the_promise() {
    driver.connect("a", "b").receive("a", Driver.ihave(TOPIC, Driver.id("x")));
    driver.receive("b", Driver.message("x"));
    for (int i = 0; i < 6; i++) {
      driver.heartbeat();
    }
    assertThat(driver.router.score("a")).isZero();
  }

  @Test
  void at_most_5000_ids_are_asked_for_in_a_heartbeat() {
    driver.connect("a");
    MessageId[] ids =
        IntStream.range(0, 6000).mapToObj(i -> new MessageId(0, 0, i)).toArray(MessageId[]::new);
    GossipRpc sent = driver.receive("a", Driver.ihave(TOPIC, ids)).sentTo("a").getFirst();
    assertThat(sent.control().iwant().getFirst().messageIds()).hasSize(5000);
    assertThat(driver.receive("a", Driver.ihave(TOPIC, ids)).effects).isEmpty();
    driver.heartbeat().receive("a", Driver.ihave(TOPIC, ids));
    assertThat(driver.sentTo("a").getFirst().control().iwant().getFirst().messageIds())
        .hasSize(1000);
  }

  @Test
  void ids_of_another_length_are_passed_over() {
    driver.connect("a").publish("x");
    var short19 = Octets.of(new byte[19]);
    var control =
        new GossipRpc.Control(
            List.of(new GossipRpc.IHave(TOPIC, List.of(short19))),
            List.of(new GossipRpc.IWant(List.of(short19))),
            List.of(),
            List.of(),
            List.of(new GossipRpc.IDontWant(List.of(short19))));
    assertThat(driver.receive("a", control).effects).isEmpty();
  }
}
