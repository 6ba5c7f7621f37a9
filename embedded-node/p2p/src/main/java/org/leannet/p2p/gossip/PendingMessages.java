package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.p2p.wire.GossipPayload;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

/// Messages that are with the application, each with the peers that sent it, the first one first.
final class PendingMessages {
  /// A message, who has it, what it and its decompressed form take, and until when it may be
  /// judged.
  record Pending(Message message, Set<String> sources, long size, Instant deadline) {}

  private final Map<MessageId, Pending> messages = new LinkedHashMap<>();
  private final Map<String, Share> shares = new HashMap<>();
  private long bytes;

  /// What of it one peer has sent first.
  private record Share(int count, long bytes) {
    private static final Share NONE = new Share(0, 0);
  }

  /// False when there is no room: then the message was never here.
  boolean add(GossipPayload payload, Message message, String peer, Instant now) {
    long size = (long) message.data().size() + payload.ssz().map(Octets::size).orElse(0);
    Share share = shares.getOrDefault(peer, Share.NONE);
    boolean full =
        share.count >= GossipLimits.PENDING_MESSAGES - messages.size()
            || share.bytes + size > GossipLimits.PENDING_BYTES - bytes;
    if (full || messages.containsKey(payload.id())) {
      return false;
    }
    Set<String> sources = new LinkedHashSet<>();
    sources.add(peer);
    Instant deadline = now.plus(GossipLimits.VALIDATION_TIME);
    messages.put(payload.id(), new Pending(message, sources, size, deadline));
    shares.put(peer, new Share(share.count + 1, share.bytes + size));
    bytes += size;
    return true;
  }

  /// Notes that one more peer has this message, if it is here.
  void addSource(MessageId id, String peer) {
    Pending pending = messages.get(id);
    if (pending != null) {
      pending.sources.add(peer);
    }
  }

  Optional<Pending> remove(MessageId id) {
    Optional<Pending> pending = Optional.ofNullable(messages.remove(id));
    pending.ifPresent(this::forget);
    return pending;
  }

  void expire(Instant now) {
    var oldestFirst = messages.values().iterator();
    while (oldestFirst.hasNext()) {
      Pending pending = oldestFirst.next();
      if (now.isBefore(pending.deadline)) {
        return;
      }
      oldestFirst.remove();
      forget(pending);
    }
  }

  private void forget(Pending pending) {
    bytes -= pending.size;
    String first = pending.sources.iterator().next();
    shares.computeIfPresent(
        first,
        (_, share) ->
            share.count == 1 ? null : new Share(share.count - 1, share.bytes - pending.size));
  }
}
