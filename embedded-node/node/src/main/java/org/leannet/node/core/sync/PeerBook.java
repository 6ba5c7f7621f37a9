package org.leannet.node.core.sync;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;

/// The connected peers: where they stand, how well they answer, and how many requests they have in
/// hand.
///
/// A peer is chosen at random, weighted by its score, so that a good peer is preferred and no peer
/// is starved.
public final class PeerBook {
  private static final int REWARD = 10;
  private static final int PENALTY = 20;

  private final Map<Peer, Entry> entries = new LinkedHashMap<>();
  private final Map<Peer, Reputation> gone = new LinkedHashMap<>();
  private long now;

  private static final class Entry {
    private final Reputation reputation;
    private Optional<Status> status = Optional.empty();
    private int requests;

    private Entry(Reputation reputation) {
      this.reputation = reputation;
    }

    long headSlot() {
      return status.map(each -> each.head().slot()).orElse(0L);
    }

    int weight() {
      return Math.max(1, reputation.score());
    }
  }

  /// The clock has entered an interval; by it, time heals.
  public void at(long interval) {
    now = interval;
  }

  /// Enters a connected peer with the reputation it has; false when the book is full or it is in
  /// it.
  public boolean connect(Peer peer) {
    if (entries.size() >= Limits.PEERS || entries.containsKey(peer)) {
      return false;
    }
    Reputation known = gone.remove(peer);
    entries.put(peer, new Entry(known == null ? new Reputation(now) : known));
    return true;
  }

  /// Strikes a peer out, but remembers how it behaved; false when it was not in the book.
  public boolean disconnect(Peer peer) {
    Entry struck = entries.remove(peer);
    if (struck == null) {
      return false;
    }
    remember(peer, struck.reputation);
    return true;
  }

  private void remember(Peer peer, Reputation reputation) {
    if (reputation.isBlank(now)) {
      return;
    }
    gone.remove(peer);
    gone.put(peer, reputation);
    if (gone.size() > Limits.REMEMBERED_PEERS) {
      gone.remove(gone.keySet().iterator().next());
    }
  }

  /// Whether a peer was dropped for its offences a short while ago.
  public boolean isBanned(Peer peer) {
    return reputation(peer).map(each -> each.isBanned(now)).orElse(false);
  }

  private Optional<Reputation> reputation(Peer peer) {
    return entry(peer).map(entry -> entry.reputation).or(() -> Optional.ofNullable(gone.get(peer)));
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

  /// The block a peer has claimed for its head.
  public Optional<Checkpoint> head(Peer peer) {
    return entry(peer).flatMap(entry -> entry.status).map(Status::head);
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

  /// A request has ended well, but without what the peer has claimed to have.
  public void brokeItsWord(Peer peer) {
    failed(peer);
    doubt(peer);
  }

  /// A peer has claimed what cannot be, or what it did not show when it was asked.
  public void doubt(Peer peer) {
    entry(peer).ifPresent(entry -> entry.reputation.doubt(now));
  }

  /// A peer has what it claimed to have.
  public void keptItsWord(Peer peer) {
    entry(peer).ifPresent(entry -> entry.reputation.trust());
  }

  /// Whether the claims of a peer count for nothing.
  public boolean isDoubted(Peer peer) {
    return entry(peer).map(entry -> entry.reputation.isDoubted(now)).orElse(false);
  }

  /// Counts a message that no honest peer sends, and answers whether the peer is banned for it. The
  /// peer may be gone when that comes to light.
  public boolean offended(Peer peer) {
    Optional<Reputation> known = reputation(peer);
    Reputation reputation = known.orElseGet(() -> new Reputation(now));
    boolean banned = reputation.offend(now);
    if (!isConnected(peer)) {
      remember(peer, reputation);
    }
    return banned;
  }

  public int score(Peer peer) {
    return entry(peer).map(entry -> entry.reputation.score()).orElse(0);
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

  /// The finalized slot that most peers report, the higher one on a tie. Who has claimed what it
  /// could not show is not asked.
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
    return entries.values().stream()
        .filter(entry -> !entry.reputation.isDoubted(now))
        .flatMap(entry -> entry.status.stream())
        .toList();
  }

  private void ended(Peer peer, int change) {
    entry(peer)
        .ifPresent(entry -> {
          entry.requests = Math.max(0, entry.requests - 1);
          entry.reputation.add(change, now);
        });
  }

  private Optional<Entry> entry(Peer peer) {
    return Optional.ofNullable(entries.get(peer));
  }
}
