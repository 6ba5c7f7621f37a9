package org.leannet.p2p.pubsub;

import java.util.function.Consumer;
import org.leannet.identity.PeerId;
import org.leannet.p2p.gossip.Validation;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

/// A message from a peer: its SSZ bytes, decompressed, and the way to say what becomes of it.
///
/// @param judge to be called once, from any thread; the message is relayed when it is accepted
public record GossipDelivery(
    PeerId peer, String topic, Octets ssz, MessageId id, Consumer<Validation> judge) {}
