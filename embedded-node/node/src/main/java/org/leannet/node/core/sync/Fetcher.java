package org.leannet.node.core.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.node.core.sync.OpenRequest.OpenBehind;
import org.leannet.node.core.sync.OpenRequest.OpenRange;
import org.leannet.node.core.sync.OpenRequest.OpenRoots;
import org.leannet.node.core.sync.OpenRequest.OpenStatus;
import org.leannet.node.core.sync.WantedRoots.Want;
import org.leannet.ssz.Root;

/// Asks peers for blocks, by range towards the network's head and by root for single ancestors,
/// within the limits of requests in flight, and checks that each answer is one to its question.
public final class Fetcher {
  private static final int RANGE_ATTEMPTS = 3;

  private final PeerBook peers;
  private final RandomGenerator random;
  private final Outbox outbox;
  private final LinkedHashMap<Long, OpenRequest> open = new LinkedHashMap<>();
  private final WantedRoots wanted = new WantedRoots();
  private final List<Root> givenUp = new ArrayList<>();
  private long rangeEnd;
  private long watermark;
  private int rangeFailures;

  public Fetcher(PeerBook peers, RandomGenerator random, Outbox outbox) {
    this.peers = peers;
    this.random = random;
    this.outbox = outbox;
  }

  /// What became of one block of an answer.
  public sealed interface Piece {
    /// It is what was asked for; take it in.
    record Taken(Peer sender, int depth) implements Piece {}

    /// Nobody waits for it any more.
    record Stale() implements Piece {}

    /// It breaks the protocol; the request is closed.
    record Wrong(Peer sender, String reason) implements Piece {}
  }

  /// Asks for a block by its root, unless that is under way or too far back.
  public void want(Missing block, long interval) {
    Root root = block.root();
    if (wanted.contains(root) || isAskedFor(root)) {
      return;
    }
    if (block.depth() > Limits.BACKFILL_DEPTH) {
      outbox.count(Counter.DROPPED_BLOCKS_TOO_DEEP);
      givenUp.add(root);
    } else if (wanted.isFull()) {
      outbox.count(Counter.DROPPED_WANTED_ROOTS);
    } else {
      wanted.add(new Want(block, 0, interval));
    }
  }

  /// Asks for the canonical blocks up to a slot. True when this opens or extends a range; false
  /// when all of it has been answered already, so that only asking by root can help.
  public boolean wantRange(long headSlot, long lastSlot) {
    if (Long.compareUnsigned(lastSlot, rangeStart(headSlot)) < 0) {
      return false;
    }
    if (Long.compareUnsigned(lastSlot, rangeEnd) > 0) {
      rangeEnd = lastSlot;
    }
    return true;
  }

  /// Whether a range is still being fetched.
  public boolean rangeOpen(long headSlot) {
    return Long.compareUnsigned(rangeEnd, rangeStart(headSlot)) >= 0 || anyRangeInFlight();
  }

  /// Forgets what ranges have been answered: nothing is in flight, and still the head is not there.
  public void restartRange() {
    watermark = 0;
    rangeEnd = 0;
    rangeFailures = 0;
  }

  /// A root has arrived on another way.
  public void arrived(Root root) {
    wanted.remove(root);
  }

  /// The roots given up since the last call: too far back, or asked for too often in vain.
  public List<Root> givenUp() {
    List<Root> roots = List.copyOf(givenUp);
    givenUp.clear();
    return roots;
  }

  public boolean isQuiet() {
    return open.values().stream().allMatch(each -> each instanceof OpenStatus)
        && wanted.all().isEmpty();
  }

  public void askStatus(Peer peer, Status own, long interval) {
    send(new OpenStatus(peer, interval), new Request.AskStatus(own));
  }

  /// Sends what the limits allow. The range goes first: roots that do not exist can be made up
  /// without end, and would leave no peer with a free hand for it.
  ///
  /// @param crowded whether so many blocks wait that a range would not find room
  public void pump(long headSlot, boolean crowded, long interval) {
    if (!crowded && !anyRangeInFlight()) {
      pumpRange(headSlot, interval);
    }
    while (wanted.anyDue(interval) && rootRequests() < Limits.ROOT_REQUESTS) {
      Optional<Peer> peer = peers.choose(random, 0);
      if (peer.isEmpty()) {
        return;
      }
      List<Want> wants = wanted.take(interval);
      if (wants.getFirst().leadsFarBack()) {
        askBehind(peer.get(), wants.getFirst(), interval);
      } else {
        askRoots(peer.get(), wants, interval);
      }
    }
  }

  private void askRoots(Peer peer, List<Want> wants, long interval) {
    Map<Root, Want> roots = new LinkedHashMap<>();
    wants.forEach(want -> roots.put(want.root(), want));
    send(
        new OpenRoots(peer, interval, roots),
        new Request.BlocksByRoot(List.copyOf(roots.keySet())));
  }

  private void askBehind(Peer peer, Want want, long interval) {
    long end = want.block().beforeSlot();
    long most = Limits.SLOTS_PER_REQUEST;
    long start = Long.compareUnsigned(end, most) > 0 ? end - most : 1;
    send(
        new OpenBehind(want, new OpenRange(peer, interval, start, end - start)),
        new Request.BlocksByRange(start, end - start));
  }

  private void pumpRange(long headSlot, long interval) {
    long start = rangeStart(headSlot);
    if (Long.compareUnsigned(rangeEnd, start) < 0) {
      return;
    }
    Optional<Peer> peer = peers.choose(random, start).or(() -> peers.choose(random, 0));
    if (peer.isPresent()) {
      long count = Math.min(rangeEnd - start + 1, Limits.SLOTS_PER_REQUEST);
      send(
          new OpenRange(peer.get(), interval, start, count),
          new Request.BlocksByRange(start, count));
    }
  }

  /// Judges one block of an answer.
  public Piece piece(long number, Root root, SignedBlock block, long interval) {
    OpenRequest request = open.get(number);
    if (request == null) {
      outbox.count(Counter.DROPPED_RESPONSES_STALE);
      return new Piece.Stale();
    }
    Optional<String> objection = request.objection(root, block.block());
    if (objection.isPresent()) {
      ended(number, new RequestEnd.Violated(objection.get()), interval);
      return new Piece.Wrong(request.peer(), objection.get());
    }
    int depth = depth(request, root);
    request.accept(root, block.block());
    if (peers.head(request.peer()).filter(head -> head.root().equals(root)).isPresent()) {
      peers.keptItsWord(request.peer());
    }
    return new Piece.Taken(request.peer(), depth);
  }

  private static int depth(OpenRequest request, Root root) {
    return switch (request) {
      case OpenRoots roots ->
          Optional.ofNullable(roots.missing().get(root))
              .map(want -> want.block().depth())
              .orElse(0);
      case OpenBehind behind -> behind.want().block().depth();
      case OpenRange _, OpenStatus _ -> 0;
    };
  }

  /// Closes a request. Answers the peer, if the request was open.
  public Optional<Peer> ended(long number, RequestEnd end, long interval) {
    OpenRequest request = open.remove(number);
    if (request == null) {
      return Optional.empty();
    }
    boolean complete = end instanceof RequestEnd.Complete;
    boolean broken = complete && request.breaks(peers.head(request.peer()));
    if (broken) {
      outbox.count(Counter.CLAIMS_NOT_KEPT);
      peers.brokeItsWord(request.peer());
    } else if (complete) {
      peers.succeeded(request.peer());
    } else {
      outbox.count(Counter.REQUESTS_FAILED);
      peers.failed(request.peer());
    }
    switch (request) {
      case OpenStatus _ -> {}
      case OpenRoots roots -> roots.missing().values().forEach(want -> retry(want, interval));
      case OpenRange range -> closeRange(range, complete && !broken);
      case OpenBehind behind -> {
        if (!behind.isAnswered()) {
          retry(behind.want(), interval);
        }
      }
    }
    return Optional.of(request.peer());
  }

  /// Closes requests that have had no end for too long, and those to peers that are gone.
  public void expire(long interval) {
    for (Map.Entry<Long, OpenRequest> each : List.copyOf(open.entrySet())) {
      boolean late = interval - each.getValue().sentAt() > Limits.REQUEST_INTERVALS;
      if (late || !peers.isConnected(each.getValue().peer())) {
        ended(each.getKey(), new RequestEnd.Failed("no answer in time"), interval);
      }
    }
  }

  private void closeRange(OpenRange range, boolean complete) {
    boolean covered =
        complete && Long.compareUnsigned(peers.headSlot(range.peer()), range.lastAsked()) >= 0;
    if (covered) {
      advance(range.lastAsked());
    } else if (range.lastReceived().isPresent()) {
      advance(range.lastReceived().get());
    } else {
      rangeFailures++;
      if (rangeFailures >= RANGE_ATTEMPTS) {
        rangeFailures = 0;
        rangeEnd = 0;
      }
    }
  }

  private void advance(long slot) {
    rangeFailures = 0;
    if (Long.compareUnsigned(slot, watermark) > 0) {
      watermark = slot;
    }
  }

  private void retry(Want want, long interval) {
    Want next = want.again(interval);
    if (next.attempts() >= Limits.ATTEMPTS_PER_ROOT) {
      givenUp.add(want.root());
    } else {
      wanted.add(next);
    }
  }

  private void send(OpenRequest request, Request question) {
    long number = outbox.nextNumber();
    open.put(number, request);
    peers.begin(request.peer());
    outbox.count(Counter.REQUESTS_SENT);
    outbox.add(new Effect.Ask(number, request.peer(), question));
  }

  private long rangeStart(long headSlot) {
    return (Long.compareUnsigned(headSlot, watermark) > 0 ? headSlot : watermark) + 1;
  }

  private boolean isAskedFor(Root root) {
    return open.values().stream()
        .anyMatch(each ->
            switch (each) {
              case OpenRoots roots -> roots.missing().containsKey(root);
              case OpenBehind behind -> behind.want().root().equals(root);
              case OpenRange _, OpenStatus _ -> false;
            });
  }

  private int rootRequests() {
    return (int)
        open.values().stream()
            .filter(each -> each instanceof OpenRoots || each instanceof OpenBehind)
            .count();
  }

  private boolean anyRangeInFlight() {
    return open.values().stream().anyMatch(each -> each instanceof OpenRange);
  }
}
