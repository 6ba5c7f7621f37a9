package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.p2p.gossip.Driver.TOPIC;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Disconnected;
import org.leannet.p2p.wire.GossipRpc;

class MeshTest {
  private static final GossipRpc PRUNE = GossipRpc.of(Driver.prune(TOPIC, 60));

  private final Driver driver = new Driver().subscribe();

  @Test
  void a_graft_is_taken_without_an_answer() {
    driver.connect("a").receive("a", Driver.graft(TOPIC));
    assertThat(driver.effects).isEmpty();
    assertThat(driver.router.mesh(TOPIC)).containsExactly("a");
  }

  @Test
  void a_full_mesh_answers_a_graft_with_a_prune() {
    driver.mesh("a", "b", "c", "d", "e", "f").connect("g").receive("g", Driver.graft(TOPIC));
    assertThat(driver.sentTo("g")).containsExactly(PRUNE);
    assertThat(driver.router.mesh(TOPIC)).hasSize(6).doesNotContain("g");
  }

  @Test
  void a_member_may_graft_again_even_when_the_mesh_is_full() {
    driver.mesh("a", "b", "c", "d", "e", "f").receive("a", Driver.graft(TOPIC));
    assertThat(driver.effects).isEmpty();
    assertThat(driver.router.mesh(TOPIC)).hasSize(6);
  }

  @Test
  void a_graft_for_a_topic_we_are_not_on_is_ignored() {
    driver.connect("a").receive("a", Driver.graft("other"));
    assertThat(driver.effects).isEmpty();
  }

  @Test
  void a_graft_during_the_backoff_is_pruned_counted_and_prolongs_it() {
    driver.mesh("a").receive("a", Driver.prune(TOPIC, 60)).pass(Duration.ofSeconds(59));
    driver.receive("a", Driver.graft(TOPIC));
    assertThat(driver.sentTo("a")).containsExactly(PRUNE);
    assertThat(driver.router.score("a")).isEqualTo(5);
    driver.pass(Duration.ofSeconds(2)).receive("a", Driver.graft(TOPIC));
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
  }

  @Test
  void a_graft_after_the_backoff_is_taken() {
    driver.mesh("a").receive("a", Driver.prune(TOPIC, 60)).pass(Duration.ofSeconds(60));
    driver.receive("a", Driver.graft(TOPIC));
    assertThat(driver.router.mesh(TOPIC)).containsExactly("a");
  }

  @Test
  void a_backoff_outlives_the_connection() {
    driver.mesh("a").receive("a", Driver.prune(TOPIC, 60)).step(new Disconnected("a"));
    driver.connect("a").receive("a", Driver.graft(TOPIC));
    assertThat(driver.sentTo("a")).containsExactly(PRUNE);
  }

  @Test
  void we_do_not_graft_a_peer_before_its_backoff_is_surely_over() {
    driver.mesh("a").receive("a", Driver.prune(TOPIC, 3)).pass(Duration.ofSeconds(3)).heartbeat();
    assertThat(driver.router.mesh(TOPIC)).isEmpty();
    driver.heartbeat();
    assertThat(driver.router.mesh(TOPIC)).containsExactly("a");
  }

  @Test
  void a_backoff_of_ages_is_cut_to_an_hour() {
    driver.mesh("a").receive("a", Driver.prune(TOPIC, -1)).pass(Duration.ofHours(1));
    driver.receive("a", Driver.graft(TOPIC));
    assertThat(driver.router.mesh(TOPIC)).containsExactly("a");
  }

  @Test
  void a_thin_mesh_is_filled_at_the_heartbeat() {
    driver.mesh("a", "b").connect("c", "d", "e", "f").heartbeat();
    assertThat(driver.router.mesh(TOPIC)).hasSize(4).contains("a", "b");
    for (String peer : List.of("c", "d", "e", "f")) {
      boolean grafted = driver.router.mesh(TOPIC).contains(peer);
      assertThat(driver.sentTo(peer))
          .isEqualTo(grafted ? List.of(GossipRpc.of(Driver.graft(TOPIC))) : List.of());
    }
  }

  @Test
  void a_mesh_that_is_large_enough_is_left_alone() {
    driver.mesh("a", "b", "c").connect("d", "e").heartbeat();
    assertThat(driver.effects).isEmpty();
    assertThat(driver.router.mesh(TOPIC)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void a_mesh_that_is_too_large_is_pruned_to_its_aim() {
    var state =
        new RouterState(
            GossipParams.LEAN.withMesh(new MeshSize(2, 1, 3, 2)), new SplittableRandom(1));
    var router = new GossipRouter(state);
    var now = driver.now;
    router.step(new GossipEvent.Subscribe(TOPIC), now);
    for (String peer : List.of("a", "b", "c", "d")) {
      router.step(new Connected(peer), now);
      router.step(new GossipEvent.StreamOpened(peer), now);
      state.meshes.mesh(TOPIC).add(peer);
    }
    driver.effects = router.step(new GossipEvent.Heartbeat(), now);
    assertThat(router.mesh(TOPIC)).hasSize(2);
    for (String peer : List.of("a", "b", "c", "d")) {
      assertThat(driver.sentTo(peer))
          .isEqualTo(router.mesh(TOPIC).contains(peer) ? List.of() : List.of(PRUNE));
    }
  }
}
