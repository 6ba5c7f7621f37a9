package org.leannet.p2p.gossip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.MessageId;

/// Messages of the last heartbeats, to be gossiped and to be sent to who asks.
final class MessageCache {
  private record Entry(Message message, long heartbeat, Map<String, Integer> served) {}

  private final int length;
  private final int gossip;
  private final Map<MessageId, Entry> entries = new LinkedHashMap<>();
  private long heartbeat;
  private long bytes;

  /// A cache of `length` heartbeats, of which the last `gossip` are announced.
  MessageCache(int length, int gossip) {
    this.length = length;
    this.gossip = gossip;
  }

  void put(MessageId id, Message message) {
    if (entries.putIfAbsent(id, new Entry(message, heartbeat, new HashMap<>())) == null) {
      bytes += message.data().size();
    }
    while (bytes > GossipLimits.CACHE_BYTES) {
      removeEldest();
    }
  }

  /// The message, if it is here and was not sent to this peer too often; counts the sending.
  Optional<Message> serve(MessageId id, String peer) {
    Entry entry = entries.get(id);
    if (entry == null || entry.served.getOrDefault(peer, 0) >= GossipLimits.IWANT_REPEATS) {
      return Optional.empty();
    }
    entry.served.merge(peer, 1, Integer::sum);
    return Optional.of(entry.message);
  }

  boolean has(MessageId id) {
    return entries.containsKey(id);
  }

  /// The newest messages of a topic that are still announced, oldest first.
  List<MessageId> gossipIds(String topic) {
    List<MessageId> ids = new ArrayList<>();
    entries.forEach((id, entry) -> {
      if (entry.heartbeat > heartbeat - gossip && entry.message.topic().equals(topic)) {
        ids.add(id);
      }
    });
    return ids.subList(Math.max(0, ids.size() - GossipLimits.IDS_PER_HEARTBEAT), ids.size());
  }

  /// A heartbeat has passed.
  void shift() {
    heartbeat++;
    while (!entries.isEmpty() && eldest().heartbeat <= heartbeat - length) {
      removeEldest();
    }
  }

  private Entry eldest() {
    return entries.values().iterator().next();
  }

  private void removeEldest() {
    var oldestFirst = entries.values().iterator();
    bytes -= oldestFirst.next().message.data().size();
    oldestFirst.remove();
  }
}
