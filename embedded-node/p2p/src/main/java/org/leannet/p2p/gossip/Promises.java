package org.leannet.p2p.gossip;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.leannet.p2p.wire.MessageId;

/// Messages that peers announced and that we asked them for.
final class Promises {
  private final Duration patience;
  private final Map<MessageId, Map<String, Instant>> asked = new LinkedHashMap<>();

  /// Asks a second peer for a message only after `patience`: large messages come once.
  Promises(Duration patience) {
    this.patience = patience;
  }

  /// True when this peer is to be asked for the message; it is then noted.
  boolean ask(MessageId id, String peer, Instant now) {
    Map<String, Instant> peers = asked.getOrDefault(id, Map.of());
    boolean enough =
        peers.containsKey(peer)
            || peers.size() >= GossipLimits.ASKED_PEERS
            || peers.values().stream().anyMatch(time -> now.isBefore(time.plus(patience)));
    if (enough || (peers.isEmpty() && asked.size() >= GossipLimits.PROMISES)) {
      return false;
    }
    asked.computeIfAbsent(id, _ -> new LinkedHashMap<>()).put(peer, now);
    return true;
  }

  /// The message has come, from whomever.
  void keep(MessageId id) {
    asked.remove(id);
  }

  /// Forgets messages whose last request has run out, and returns the peers that let us down.
  Set<String> takeBroken(Instant now) {
    Set<String> broken = new LinkedHashSet<>();
    var each = asked.values().iterator();
    while (each.hasNext()) {
      Map<String, Instant> peers = each.next();
      Instant last = peers.values().stream().max(Instant::compareTo).orElse(now);
      if (!now.isBefore(last.plus(GossipLimits.PROMISE_TIME))) {
        broken.addAll(peers.keySet());
        each.remove();
      }
    }
    return broken;
  }
}
