package org.leannet.p2p.wire;

import java.util.Optional;
import org.leannet.p2p.wire.MessageId.Domain;

/// What a gossip message carries: its id, and its SSZ bytes unless they are no snappy block.
public record GossipPayload(MessageId id, Optional<Octets> ssz) {

  /// Decompresses once, for the id and for the reader.
  public static GossipPayload decode(String topic, Octets data) {
    return decode(topic, data, WireLimits.MAX_PAYLOAD);
  }

  /// Decompresses once; what announces more than `limit` bytes counts as no snappy block.
  public static GossipPayload decode(String topic, Octets data, int limit) {
    try {
      Octets ssz = SnappyBlock.decompress(data, limit);
      return new GossipPayload(MessageId.of(Domain.VALID_SNAPPY, topic, ssz), Optional.of(ssz));
    } catch (WireException _) {
      return new GossipPayload(MessageId.of(Domain.INVALID_SNAPPY, topic, data), Optional.empty());
    }
  }
}
