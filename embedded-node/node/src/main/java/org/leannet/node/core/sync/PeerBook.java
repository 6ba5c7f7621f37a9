package org.leannet.node.core.sync;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;

/// The connected peers: where they stand, how well they answer, and how many requests they have in
/// hand.
///
/// A peer is chosen at random, weighted by its score, so that a good peer is preferred and no peer
/// is starved.
public final class PeerBook {
  private static final int FIRST_SCORE = 100;
  private static final int HIGHEST_SCORE = 200;
  private static final int REWARD = 10;
  private static final int PENALTY = 20;

  private final Map<Peer, Entry> entries = new LinkedHashMap<>();

  private static final class Entry {
    Optional<Status> status = Optional.empty();
    int score = FIRST_SCORE;
    int requests;
    int offences;

    long headSlot() {
      return status.map(each -> each.head().slot()).orElse(0L);
    }

    int weight() {
      return Math.max(1, score);
    }
  }

  /// Enters a connected peer; false when the book is full or it is in it.
  public boolean connect(Peer peer) {
    return entries.size() < Limits.PEERS && entries.putIfAbsent(peer, new Entry()) == null;
  }

  /// Strikes a peer out; false when it was not in the book.
  public boolean disconnect(Peer peer) {
    return entries.remove(peer) != null;
  }

  public boolean isConnected(Peer peer) {
    return entries.containsKey(peer);
  }

  public int size() {
    return entries.size();
  }

  /// The connected peers in the order they came.
  public List<Peer> peers() {
    return List.copyOf(entries.keySet());
  }

  public void status(Peer peer, Status status) {
    entry(peer).ifPresent(entry -> entry.status = Optional.of(status));
  }

  /// The last slot a peer has claimed to have a block in; 0 while it has claimed nothing.
  public long headSlot(Peer peer) {
    return entry(peer).map(Entry::headSlot).orElse(0L);
  }

  /// Whether a peer can take another request.
  public boolean hasFreeHand(Peer peer) {
    return entry(peer).map(entry -> entry.requests < Limits.REQUESTS_PER_PEER).orElse(false);
  }

  /// A request has gone out to the peer.
  public void begin(Peer peer) {
    entry(peer).ifPresent(entry -> entry.requests++);
  }

  /// A request has ended well, an empty answer included.
  public void succeeded(Peer peer) {
    ended(peer, REWARD);
  }

  /// A request has ended badly.
  public void failed(Peer peer) {
    ended(peer, -PENALTY);
  }

  /// Counts a message that no honest peer sends, and answers whether that was one too many.
  public boolean offended(Peer peer) {
    Optional<Entry> entry = entry(peer);
    entry.ifPresent(each -> each.offences++);
    return entry.map(each -> each.offences >= Limits.OFFENCES).orElse(false);
  }

  public int score(Peer peer) {
    return entry(peer).map(entry -> entry.score).orElse(0);
  }

  /// A peer with a hand free whose head is at or above a slot.
  public Optional<Peer> choose(RandomGenerator random, long fromHeadSlot) {
    return choose(random, entry -> Long.compareUnsigned(entry.headSlot(), fromHeadSlot) >= 0);
  }

  private Optional<Peer> choose(RandomGenerator random, Predicate<Entry> wanted) {
    List<Map.Entry<Peer, Entry>> free =
        entries.entrySet().stream()
            .filter(each -> each.getValue().requests < Limits.REQUESTS_PER_PEER)
            .filter(each -> wanted.test(each.getValue()))
            .toList();
    int total = free.stream().mapToInt(each -> each.getValue().weight()).sum();
    if (total == 0) {
      return Optional.empty();
    }
    int left = random.nextInt(total);
    for (Map.Entry<Peer, Entry> each : free) {
      left -= each.getValue().weight();
      if (left < 0) {
        return Optional.of(each.getKey());
      }
    }
    throw new IllegalStateException("the weights of the peers changed while one was chosen");
  }

  /// The finalized slot that most peers report, the higher one on a tie.
  public Optional<Long> networkFinalized() {
    Map<Long, Integer> reports = new TreeMap<>(Long::compareUnsigned);
    for (Status status : statuses()) {
      reports.merge(status.finalized().slot(), 1, Integer::sum);
    }
    Optional<Map.Entry<Long, Integer>> best = Optional.empty();
    for (Map.Entry<Long, Integer> each : reports.entrySet()) {
      if (best.isEmpty() || each.getValue() >= best.get().getValue()) {
        best = Optional.of(each);
      }
    }
    return best.map(Map.Entry::getKey);
  }

  /// The highest slot that more than half of the reporting peers claim to have reached: one liar
  /// cannot raise it.
  public long majorityHeadSlot() {
    List<Long> heads =
        statuses().stream()
            .map(status -> status.head().slot())
            .sorted(Long::compareUnsigned)
            .toList();
    return heads.isEmpty() ? 0 : heads.get((heads.size() - 1) / 2);
  }

  private Collection<Status> statuses() {
    return entries.values().stream().flatMap(entry -> entry.status.stream()).toList();
  }

  private void ended(Peer peer, int change) {
    entry(peer)
        .ifPresent(entry -> {
          entry.requests = Math.max(0, entry.requests - 1);
          entry.score = Math.clamp(entry.score + change, 0, HIGHEST_SCORE);
        });
  }

  private Optional<Entry> entry(Peer peer) {
    return Optional.ofNullable(entries.get(peer));
  }
}
