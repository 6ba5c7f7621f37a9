package org.leannet.p2p.gossip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.leannet.p2p.gossip.GossipEffect.Deliver;
import org.leannet.p2p.gossip.GossipEffect.Disconnect;
import org.leannet.p2p.gossip.GossipEffect.Send;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Heartbeat;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.gossip.GossipEvent.StreamOpened;
import org.leannet.p2p.gossip.GossipEvent.Validated;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.IDontWant;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.IWant;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.MessageId.Domain;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.SnappyBlock;

/// One router, its time and the effects of its last step.
final class Driver {
  static final String TOPIC = "blocks";

  final GossipRouter router;
  Instant now = Instant.ofEpochSecond(1000);
  List<GossipEffect> effects = List.of();

  Driver() {
    this(GossipParams.LEAN.withMesh(new MeshSize(4, 3, 6, 3)));
  }

  Driver(GossipParams params) {
    router = new GossipRouter(params, new SplittableRandom(7));
  }

  static Octets ssz(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Message message(String text) {
    return Message.anonymous(TOPIC, SnappyBlock.compress(ssz(text)));
  }

  static MessageId id(String text) {
    return MessageId.of(Domain.VALID_SNAPPY, TOPIC, ssz(text));
  }

  static Control graft(String topic) {
    return new Control(List.of(), List.of(), List.of(new Graft(topic)), List.of(), List.of());
  }

  static Control prune(String topic, long backoff) {
    var prune = new Prune(topic, backoff);
    return new Control(List.of(), List.of(), List.of(), List.of(prune), List.of());
  }

  static Control ihave(String topic, MessageId... ids) {
    var ihave = new IHave(topic, octets(ids));
    return new Control(List.of(ihave), List.of(), List.of(), List.of(), List.of());
  }

  static Control iwant(MessageId... ids) {
    var iwant = new IWant(octets(ids));
    return new Control(List.of(), List.of(iwant), List.of(), List.of(), List.of());
  }

  static Control idontwant(MessageId... ids) {
    var idontwant = new IDontWant(octets(ids));
    return new Control(List.of(), List.of(), List.of(), List.of(), List.of(idontwant));
  }

  private static List<Octets> octets(MessageId... ids) {
    return Outbox.octets(List.of(ids));
  }

  Driver step(GossipEvent event) {
    effects = Unpacking.step(router, event, now);
    return this;
  }

  Driver subscribe() {
    return step(new GossipEvent.Subscribe(TOPIC));
  }

  /// Connects peers that are on the topic, with their streams open.
  Driver connect(String... peers) {
    for (String peer : peers) {
      step(new Connected(peer));
      step(new StreamOpened(peer));
      step(new Received(peer, GossipRpc.of(List.of(new Subscription(true, TOPIC)))));
    }
    return this;
  }

  /// Connects peers and has each graft us.
  Driver mesh(String... peers) {
    connect(peers);
    for (String peer : peers) {
      receive(peer, graft(TOPIC));
    }
    return this;
  }

  Driver receive(String peer, Control control) {
    return step(new Received(peer, GossipRpc.of(control)));
  }

  Driver receive(String peer, Message message) {
    return step(new Received(peer, GossipRpc.of(message)));
  }

  Driver validate(String text, Validation validation) {
    return step(new Validated(id(text), validation));
  }

  Driver publish(String text) {
    return step(new GossipEvent.Publish(TOPIC, ssz(text)));
  }

  Driver pass(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Driver heartbeat() {
    return pass(GossipParams.LEAN.heartbeat()).step(new Heartbeat());
  }

  /// What the last step sent to a peer.
  List<GossipRpc> sentTo(String peer) {
    List<GossipRpc> sent = new ArrayList<>();
    for (GossipEffect effect : effects) {
      if (effect instanceof Send(var peers, var rpc) && peers.contains(peer)) {
        sent.add(rpc);
      }
    }
    return sent;
  }

  /// The peers that the last step sent a message to.
  List<String> messaged() {
    List<String> peers = new ArrayList<>();
    for (GossipEffect effect : effects) {
      if (effect instanceof Send send && !send.rpc().publish().isEmpty()) {
        peers.addAll(send.peers());
      }
    }
    return peers;
  }

  List<MessageId> delivered() {
    List<MessageId> ids = new ArrayList<>();
    for (GossipEffect effect : effects) {
      if (effect instanceof Deliver deliver) {
        ids.add(deliver.message().id());
      }
    }
    return ids;
  }

  List<Disconnect> disconnects() {
    List<Disconnect> cut = new ArrayList<>();
    for (GossipEffect effect : effects) {
      if (effect instanceof Disconnect disconnect) {
        cut.add(disconnect);
      }
    }
    return cut;
  }
}
