package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Until when a peer and we may not graft each other on a topic; outlives the connection.
final class Backoffs {
  private record Key(String peer, String topic) {}

  private final Map<Key, Instant> until = new LinkedHashMap<>();

  void set(String peer, String topic, Instant end) {
    Key key = new Key(peer, topic);
    until.merge(key, end, (a, b) -> a.isAfter(b) ? a : b);
    if (until.size() > GossipLimits.REMEMBERED_PEERS) {
      until.remove(until.keySet().iterator().next());
    }
  }

  boolean holds(String peer, String topic, Instant now) {
    Instant end = until.get(new Key(peer, topic));
    return end != null && now.isBefore(end);
  }

  void expire(Instant now) {
    until.values().removeIf(end -> !now.isBefore(end.plus(GossipLimits.BACKOFF_SLACK)));
  }
}
