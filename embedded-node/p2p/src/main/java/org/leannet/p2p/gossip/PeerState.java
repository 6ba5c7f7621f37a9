package org.leannet.p2p.gossip;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.leannet.p2p.wire.MessageId;

/// What the router knows of one connected peer.
final class PeerState {
  final Set<String> topics = new LinkedHashSet<>();
  boolean writable;

  /// Counted since the last heartbeat.
  int messages;

  long messageBytes;

  int ihaves;
  int idsAsked;
  int idsWanted;
  long bytesServed;

  private final Map<MessageId, Integer> unwanted = new LinkedHashMap<>();
  private int idsUnwanted;
  private int heartbeat;

  /// Notes that the peer has a message already; false when it has named too many.
  boolean doesNotWant(MessageId id) {
    if (idsUnwanted >= GossipLimits.IDS_PER_HEARTBEAT) {
      return false;
    }
    idsUnwanted++;
    unwanted.remove(id);
    unwanted.put(id, heartbeat);
    if (unwanted.size() > GossipLimits.IDONTWANT_IDS) {
      unwanted.remove(unwanted.keySet().iterator().next());
    }
    return true;
  }

  boolean wants(MessageId id) {
    return !unwanted.containsKey(id);
  }

  void heartbeat() {
    heartbeat++;
    messages = 0;
    messageBytes = 0;
    ihaves = 0;
    idsAsked = 0;
    idsWanted = 0;
    idsUnwanted = 0;
    bytesServed = 0;
    var oldestFirst = unwanted.values().iterator();
    while (oldestFirst.hasNext()
        && oldestFirst.next() <= heartbeat - GossipLimits.IDONTWANT_HEARTBEATS) {
      oldestFirst.remove();
    }
  }
}
