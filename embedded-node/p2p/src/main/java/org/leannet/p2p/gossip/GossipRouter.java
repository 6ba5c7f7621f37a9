package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.leannet.p2p.gossip.GossipEvent.Broken;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Controlled;
import org.leannet.p2p.gossip.GossipEvent.Disconnected;
import org.leannet.p2p.gossip.GossipEvent.Heartbeat;
import org.leannet.p2p.gossip.GossipEvent.Publish;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.gossip.GossipEvent.StreamOpened;
import org.leannet.p2p.gossip.GossipEvent.Subscribe;
import org.leannet.p2p.gossip.GossipEvent.Unpacked;
import org.leannet.p2p.gossip.GossipEvent.Unsubscribe;
import org.leannet.p2p.gossip.GossipEvent.Validated;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.WireLimits;

/// Gossipsub 1.2 for anonymous messages: one event in, effects out.
///
/// Not for several threads at once. Times must not go backwards by much; they are compared, never
/// read from a clock.
public final class GossipRouter {
  private final RouterState state;
  private final Relay relay;
  private final ControlHandler controls;
  private final Upkeep upkeep;

  public GossipRouter(GossipParams params, RandomGenerator random) {
    this(new RouterState(params, random));
  }

  GossipRouter(RouterState state) {
    this.state = state;
    this.relay = new Relay(state);
    this.controls = new ControlHandler(state);
    this.upkeep = new Upkeep(state);
  }

  /// Takes one event at its time and returns what is to be done, in order.
  public List<GossipEffect> step(GossipEvent event, Instant now) {
    switch (event) {
      case Connected(String peer) -> connect(peer);
      case StreamOpened(String peer) -> openStream(peer);
      case Disconnected(String peer) -> state.drop(peer);
      case Received(String peer, GossipRpc rpc) -> receive(peer, rpc, now);
      case Unpacked(String peer, var message, var payload) ->
          relay.receive(peer, message, payload, now);
      case Controlled(String peer, var control) -> controls.control(peer, control, now);
      case Broken(String peer) -> state.penalise(peer, Offence.BROKEN_STREAM);
      case Subscribe(String topic) -> subscribe(topic, now);
      case Unsubscribe(String topic) -> unsubscribe(topic, now);
      case Publish publish -> publish(publish, now);
      case Validated(var id, var validation) -> relay.validated(id, validation);
      case Heartbeat() -> upkeep.heartbeat(now);
    }
    return state.outbox.drain();
  }

  /// The topics we are subscribed to.
  public Set<String> subscriptions() {
    return Set.copyOf(state.meshes.topics());
  }

  /// The peers in the mesh of a topic; none when we are not subscribed to it.
  public Set<String> mesh(String topic) {
    return Set.copyOf(state.meshes.mesh(topic));
  }

  /// The connected peers that are subscribed to a topic and that we can write to.
  public Set<String> peersOn(String topic) {
    return Set.copyOf(state.onTopic(topic, _ -> true));
  }

  /// The misbehaviour points of a peer; it is cut off at [GossipLimits#SCORE_LIMIT].
  public int score(String peer) {
    return state.scores.of(peer);
  }

  private void connect(String peer) {
    if (state.scores.of(peer) >= GossipLimits.SCORE_LIMIT) {
      state.outbox.disconnect(peer, "it was cut off a short while ago");
    } else {
      state.peers.putIfAbsent(peer, new PeerState());
    }
  }

  private void openStream(String peer) {
    PeerState opened = state.peers.get(peer);
    if (opened == null || opened.writable) {
      return;
    }
    opened.writable = true;
    List<Subscription> ours =
        state.meshes.topics().stream().map(topic -> new Subscription(true, topic)).toList();
    if (!ours.isEmpty()) {
      state.outbox.send(List.of(peer), GossipRpc.of(ours));
    }
  }

  private void receive(String peer, GossipRpc rpc, Instant now) {
    rpc.subscriptions().forEach(subscription -> controls.subscription(peer, subscription));
    List<Message> admitted =
        rpc.publish().stream().filter(message -> relay.admits(peer, message)).toList();
    if (admitted.isEmpty()) {
      controls.control(peer, rpc.control(), now);
    } else {
      state.outbox.unpack(peer, admitted, rpc.control());
    }
  }

  private void subscribe(String topic, Instant now) {
    if (state.meshes.isSubscribed(topic)) {
      return;
    }
    Set<String> fanout = state.meshes.join(topic);
    announce(topic, true);
    for (String peer : state.writable(fanout)) {
      if (!state.backoffs.holds(peer, topic, now.minus(GossipLimits.BACKOFF_SLACK))) {
        state.meshes.mesh(topic).add(peer);
        state.outbox.graft(peer, topic);
      }
    }
    state.fillMesh(topic, now);
  }

  private void unsubscribe(String topic, Instant now) {
    if (!state.meshes.isSubscribed(topic)) {
      return;
    }
    Set<String> mesh = state.meshes.leave(topic);
    announce(topic, false);
    for (String peer : state.writable(mesh)) {
      state.backoffs.set(peer, topic, now.plus(GossipLimits.UNSUBSCRIBE_BACKOFF));
      state.outbox.prune(peer, topic, GossipLimits.UNSUBSCRIBE_BACKOFF.toSeconds());
    }
  }

  private void announce(String topic, boolean subscribe) {
    state.outbox.send(
        state.writable(state.peers.keySet()),
        GossipRpc.of(List.of(new Subscription(subscribe, topic))));
  }

  private void publish(Publish publish, Instant now) {
    if (publish.ssz().size() > WireLimits.MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "a message of %d bytes cannot be published, at most %d are allowed"
              .formatted(publish.ssz().size(), WireLimits.MAX_PAYLOAD));
    }
    relay.publish(publish.topic(), publish.ssz(), now);
  }
}
