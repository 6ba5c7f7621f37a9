package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leannet.p2p.gossip.Driver.TOPIC;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.gossip.GossipEffect.Send;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Disconnected;
import org.leannet.p2p.gossip.GossipEvent.Publish;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.gossip.GossipEvent.StreamOpened;
import org.leannet.p2p.gossip.GossipEvent.Subscribe;
import org.leannet.p2p.gossip.GossipEvent.Unsubscribe;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.WireLimits;

class GossipRouterTest {
  private static final GossipRpc JOIN = GossipRpc.of(List.of(new Subscription(true, TOPIC)));
  private static final GossipRpc LEAVE = GossipRpc.of(List.of(new Subscription(false, TOPIC)));

  private final Driver driver = new Driver();

  @Test
  void a_peer_hears_our_topics_when_our_stream_to_it_opens() {
    driver.subscribe().step(new Connected("a"));
    assertThat(driver.effects).isEmpty();
    driver.step(new StreamOpened("a"));
    assertThat(driver.effects).containsExactly(new Send(List.of("a"), JOIN));
    driver.step(new StreamOpened("a"));
    assertThat(driver.effects).isEmpty();
  }

  @Test
  void what_a_peer_says_before_our_stream_opens_is_remembered() {
    driver.subscribe().step(new Connected("a")).step(new Received("a", JOIN));
    assertThat(driver.router.peersOn(TOPIC)).isEmpty();
    driver.step(new StreamOpened("a"));
    assertThat(driver.router.peersOn(TOPIC)).containsExactly("a");
    driver.heartbeat();
    assertThat(driver.sentTo("a")).containsExactly(GossipRpc.of(Driver.graft(TOPIC)));
  }

  @Test
  void a_stream_without_a_connection_is_nothing() {
    assertThat(driver.subscribe().step(new StreamOpened("a")).effects).isEmpty();
  }

  @Test
  void an_rpc_of_an_unknown_peer_is_nothing() {
    driver.subscribe().receive("a", Driver.graft(TOPIC)).receive("a", Driver.message("x"));
    assertThat(driver.effects).isEmpty();
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
  }

  @Test
  void joining_a_topic_is_announced_and_fills_its_mesh() {
    driver.connect("a", "b", "c", "d", "e", "f").step(new Subscribe(TOPIC));
    assertThat(driver.router.mesh(TOPIC)).hasSize(4);
    assertThat(driver.effects)
        .first()
        .isEqualTo(new Send(List.of("a", "b", "c", "d", "e", "f"), JOIN));
    for (String peer : driver.router.mesh(TOPIC)) {
      assertThat(driver.sentTo(peer)).containsExactly(JOIN, GossipRpc.of(Driver.graft(TOPIC)));
    }
  }

  @Test
  void joining_twice_is_joining_once() {
    driver.connect("a").subscribe().step(new Subscribe(TOPIC));
    assertThat(driver.effects).isEmpty();
  }

  @Test
  void leaving_a_topic_prunes_its_mesh() {
    driver.subscribe().mesh("a", "b").connect("c").step(new Unsubscribe(TOPIC));
    assertThat(driver.effects)
        .containsExactly(
            new Send(List.of("a", "b", "c"), LEAVE),
            new Send(List.of("a", "b"), GossipRpc.of(Driver.prune(TOPIC, 10))));
    assertThat(driver.router.subscriptions()).isEmpty();
    assertThat(driver.step(new Unsubscribe(TOPIC)).effects).isEmpty();
  }

  @Test
  void who_leaves_and_joins_again_keeps_to_the_backoff() {
    driver.subscribe().mesh("a").step(new Unsubscribe(TOPIC)).subscribe();
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
    driver.pass(Duration.ofSeconds(11)).heartbeat();
    assertThat(driver.router.mesh(TOPIC)).containsExactly("a");
  }

  @Test
  void a_peer_that_leaves_the_topic_leaves_the_mesh() {
    driver.subscribe().mesh("a").step(new Received("a", LEAVE));
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
    assertThat(driver.router.peersOn(TOPIC)).isEmpty();
  }

  @Test
  void a_peer_that_is_gone_leaves_everything() {
    driver.subscribe().mesh("a").step(new Disconnected("a"));
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
    assertThat(driver.publish("x").effects).isEmpty();
    assertThat(driver.step(new Disconnected("a")).effects).isEmpty();
  }

  @Test
  void a_message_larger_than_any_peer_takes_cannot_be_published() {
    var huge = new Publish(TOPIC, Octets.of(new byte[WireLimits.MAX_PAYLOAD + 1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> driver.step(huge))
        .withMessage(
            "a message of 10485761 bytes cannot be published, at most 10485760 are allowed");
  }
}
