package org.leannet.node.network;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Settlement;
import org.leannet.p2p.gossip.Validation;
import org.leannet.p2p.pubsub.GossipDelivery;
import org.leannet.p2p.pubsub.GossipHandler;
import org.leannet.p2p.wire.Topic;
import org.leannet.p2p.wire.WireException;
import org.leannet.ssz.Codec;
import org.leannet.ssz.SszException;
import org.leannet.xmss.Xmss;

/// Decodes gossip messages and remembers them until the core has settled them.
///
/// A message that cannot be decoded is rejected at once and its sender reported; one the core has
/// no room for is ignored at once.
final class GossipInbox implements GossipHandler {
  private final Codec<SignedAttestation> attestations;
  private final String network;
  private final EventSink core;
  private final NetworkWatch watch;
  private final Map<Long, Consumer<Validation>> open = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  GossipInbox(Xmss xmss, String network, EventSink core, NetworkWatch watch) {
    this.attestations = SignedAttestation.ssz(xmss);
    this.network = network;
    this.core = core;
    this.watch = watch;
  }

  @Override
  public void onMessage(GossipDelivery message) {
    var peer = new Peer(message.peer().toString());
    try {
      var subject = Topic.parse(message.topic(), network).subject();
      watch.gossip(subject, message.ssz().size());
      deliver(message, decode(subject, message.ssz().toArray()), peer);
    } catch (WireException | SszException e) {
      message.judge().accept(Validation.REJECT);
      core.offer(new Event.PeerMisbehaved(peer, message.topic() + ": " + e.getMessage()));
    }
  }

  /// A decoded message that still lacks its delivery.
  private interface Decoded {
    Event with(Delivery delivery);
  }

  private Decoded decode(Topic.Subject subject, byte[] ssz) throws SszException {
    return switch (subject) {
      case Topic.Blocks() -> {
        var block = SignedBlock.SSZ.decode(ssz);
        yield delivery -> new Event.GossipBlock(block, delivery);
      }
      case Topic.Aggregations() -> {
        var aggregate = SignedAggregatedAttestation.SSZ.decode(ssz);
        yield delivery -> new Event.GossipAggregate(aggregate, delivery);
      }
      case Topic.Attestations(_) -> {
        var attestation = attestations.decode(ssz);
        yield delivery -> new Event.GossipAttestation(attestation, delivery);
      }
    };
  }

  private void deliver(GossipDelivery message, Decoded decoded, Peer peer) {
    var delivery = new Delivery(peer, numbers.incrementAndGet());
    open.put(delivery.number(), message.judge());
    if (!core.offer(decoded.with(delivery))) {
      settle(delivery, Settlement.IGNORE);
    }
  }

  /// Passes the core's judgement on; a delivery is settled once, a second time nothing happens.
  void settle(Delivery delivery, Settlement settlement) {
    Optional.ofNullable(open.remove(delivery.number()))
        .ifPresent(judge ->
            judge.accept(
                switch (settlement) {
                  case ACCEPT -> Validation.ACCEPT;
                  case IGNORE -> Validation.IGNORE;
                  case REJECT -> Validation.REJECT;
                }));
  }

  /// How many deliveries wait for the core.
  int unsettled() {
    return open.size();
  }
}
