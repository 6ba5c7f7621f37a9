package org.leannet.p2p.gossip;

import java.util.Optional;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

/// A message for the application: its SSZ bytes, or nothing when the data are no snappy block; such
/// a message has an id too and is to be rejected.
public record GossipMessage(MessageId id, String topic, Optional<Octets> ssz) {}
