package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.p2p.gossip.GossipEffect.Deliver;
import org.leannet.p2p.gossip.GossipEffect.Disconnect;
import org.leannet.p2p.gossip.GossipEffect.Send;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Disconnected;
import org.leannet.p2p.gossip.GossipEvent.Heartbeat;
import org.leannet.p2p.gossip.GossipEvent.Publish;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.gossip.GossipEvent.StreamOpened;
import org.leannet.p2p.gossip.GossipEvent.Subscribe;
import org.leannet.p2p.gossip.GossipEvent.Unsubscribe;
import org.leannet.p2p.gossip.GossipEvent.Validated;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.MessageId.Domain;
import org.leannet.p2p.wire.SnappyBlock;

/// Random events, with what must hold after each of them.
class GossipRouterProperties {
  private static final int EVENTS = 3000;
  private static final MeshSize SIZE = new MeshSize(4, 3, 6, 3);

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_rules_hold_after_every_event(long seed) {
    var events = new Events(seed);
    var router = router(seed);
    var rules = new Rules(router);
    for (int i = 0; i < EVENTS; i++) {
      GossipEvent event = events.next();
      rules.before(event);
      rules.after(event, Unpacking.step(router, event, events.now), events.now);
    }
    assertThat(rules.delivered).isNotEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_events_and_seed_give_the_same_effects(long seed) {
    assertThat(run(seed)).isEqualTo(run(seed));
  }

  private static List<List<GossipEffect>> run(long seed) {
    var events = new Events(seed);
    var router = router(seed);
    List<List<GossipEffect>> effects = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      effects.add(Unpacking.step(router, events.next(), events.now));
    }
    return effects;
  }

  private static GossipRouter router(long seed) {
    return new GossipRouter(GossipParams.LEAN.withMesh(SIZE), new SplittableRandom(seed));
  }

  /// A stream of events, most of them sensible.
  private static final class Events {
    private final SplittableRandom random;
    private Instant now = Instant.ofEpochSecond(1_000_000);
    private int messages;

    Events(long seed) {
      random = new SplittableRandom(seed * 31 + 1);
    }

    GossipEvent next() {
      now = now.plusMillis(random.nextInt(20));
      return switch (random.nextInt(16)) {
        case 0 -> new Connected(peer());
        case 1, 2 -> new StreamOpened(peer());
        case 3 -> random.nextInt(4) == 0 ? new Disconnected(peer()) : new Connected(peer());
        case 4 -> random.nextInt(4) == 0 ? new Unsubscribe(topic()) : new Subscribe(topic());
        case 5 -> new Publish(topic(), Driver.ssz(text()));
        case 6, 7 -> {
          now = now.plus(Duration.ofMillis(350));
          yield new Heartbeat();
        }
        case 8, 9 -> new Validated(id(), verdict());
        default -> new Received(peer(), rpc());
      };
    }

    private String peer() {
      return "peer" + random.nextInt(20);
    }

    private String topic() {
      return "topic" + random.nextInt(3);
    }

    /// Mostly a recent message, so that duplicates and verdicts meet what is there.
    private String text() {
      if (random.nextInt(3) == 0) {
        messages++;
      }
      return "message" + Math.max(0, messages - random.nextInt(10));
    }

    private MessageId id() {
      return MessageId.of(Domain.VALID_SNAPPY, topic(), Driver.ssz(text()));
    }

    private Validation verdict() {
      return random.nextInt(20) == 0 ? Validation.REJECT : Validation.ACCEPT;
    }

    private GossipRpc rpc() {
      return switch (random.nextInt(9)) {
        case 0, 1 -> GossipRpc.of(List.of(new Subscription(random.nextInt(5) > 0, topic())));
        case 2, 3, 4 ->
            GossipRpc.of(Message.anonymous(topic(), SnappyBlock.compress(Driver.ssz(text()))));
        case 5 -> GossipRpc.of(Driver.graft(topic()));
        case 6 -> GossipRpc.of(Driver.prune(topic(), random.nextInt(20)));
        case 7 -> GossipRpc.of(Driver.ihave(topic(), id(), id()));
        default ->
            GossipRpc.of(random.nextBoolean() ? Driver.iwant(id(), id()) : Driver.idontwant(id()));
      };
    }
  }

  /// What a shell knows of its router, and so what it may expect.
  private static final class Rules {
    private final GossipRouter router;
    private final Set<String> connected = new HashSet<>();
    private final Set<String> writable = new HashSet<>();
    private final Map<MessageId, Instant> delivered = new HashMap<>();
    private Set<String> subscriptions = Set.of();

    Rules(GossipRouter router) {
      this.router = router;
    }

    void before(GossipEvent event) {
      switch (event) {
        case Connected(String peer) -> connected.add(peer);
        case StreamOpened(String peer) -> {
          if (connected.contains(peer)) {
            writable.add(peer);
          }
        }
        case Disconnected(String peer) -> forget(peer);
        default -> {}
      }
      subscriptions = router.subscriptions();
    }

    void after(GossipEvent event, List<GossipEffect> effects, Instant now) {
      for (GossipEffect effect : effects) {
        switch (effect) {
          case Send(var peers, var rpc) -> checkSend(peers, rpc, event);
          case Deliver(var peer, var message) -> checkDelivery(peer, message, now);
          case GossipEffect.Unpack unpack -> throw new AssertionError(unpack);
          case Disconnect(var peer, var reason) -> {
            assertThat(connected).contains(peer);
            assertThat(reason).isNotEmpty();
            forget(peer);
          }
        }
      }
      for (String topic : router.subscriptions()) {
        assertThat(router.mesh(topic)).hasSizeLessThanOrEqualTo(SIZE.high());
        assertThat(connected).containsAll(router.mesh(topic));
      }
    }

    private void checkSend(List<String> peers, GossipRpc rpc, GossipEvent event) {
      assertThat(peers).isNotEmpty().doesNotHaveDuplicates();
      assertThat(writable).containsAll(peers);
      assertThat(rpc.isEmpty()).isFalse();
      assertThat(rpc.publish()).allMatch(Message::isAnonymous);
      Control control = rpc.control();
      for (Graft graft : control.graft()) {
        assertThat(router.mesh(graft.topic())).containsAll(peers);
      }
      control
          .prune()
          .forEach(
              prune -> assertThat(router.mesh(prune.topic())).doesNotContainAnyElementsOf(peers));
      control
          .ihave()
          .forEach(
              ihave -> assertThat(router.mesh(ihave.topic())).doesNotContainAnyElementsOf(peers));
      if (event instanceof Received(String sender, _)) {
        // Whatever answers an RPC goes to its sender, but for news of what need not be sent.
        assertThat(peers.equals(List.of(sender)) || !control.idontwant().isEmpty()).isTrue();
      }
    }

    private void checkDelivery(String peer, GossipMessage message, Instant now) {
      assertThat(connected).contains(peer);
      assertThat(subscriptions).contains(message.topic());
      Instant last = delivered.put(message.id(), now);
      if (last != null) {
        assertThat(Duration.between(last, now)).isGreaterThanOrEqualTo(GossipParams.LEAN.seenTtl());
      }
    }

    private void forget(String peer) {
      connected.remove(peer);
      writable.remove(peer);
    }
  }
}
