package org.leannet.p2p.gossip;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leannet.p2p.wire.MessageId;

/// The ids of messages of the last while, oldest first.
final class SeenCache {
  private final Duration ttl;
  private final Map<MessageId, Instant> expiry = new LinkedHashMap<>();

  SeenCache(Duration ttl) {
    this.ttl = ttl;
  }

  boolean has(MessageId id, Instant now) {
    Instant end = expiry.get(id);
    return end != null && now.isBefore(end);
  }

  void add(MessageId id, Instant now) {
    expiry.remove(id);
    expiry.put(id, now.plus(ttl));
    if (expiry.size() > GossipLimits.SEEN_IDS) {
      expiry.remove(expiry.keySet().iterator().next());
    }
  }

  void expire(Instant now) {
    Iterator<Instant> oldestFirst = expiry.values().iterator();
    while (oldestFirst.hasNext() && !now.isBefore(oldestFirst.next())) {
      oldestFirst.remove();
    }
  }
}
