package org.leannet.p2p.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.leannet.identity.PeerId;

/// Who is connected: one connection a peer, at most so many peers, and events in the order of what
/// happened.
final class Peers {

  /// Two connections made within this time are a simultaneous dial; both sides then keep the one
  /// that the smaller peer id dialled. Later, the newer is kept: its dialer had lost the older.
  private static final Duration SIMULTANEOUS = Duration.ofSeconds(5);

  private static final String ANOTHER_IS_KEPT = "another connection to the same peer is kept";

  /// Tells everybody of an event, later and in order, and does something after that.
  interface Announcer {
    void announce(ConnectionEvent event, Runnable afterwards);

    /// Tells everybody of a connection that did not come about.
    default void failed(ConnectionFailure failure) {}
  }

  private final PeerId self;
  private final int limit;
  private final Announcer announcer;
  private final Map<PeerId, Connection> connections = new HashMap<>();
  private final Set<PeerId> dialling = new HashSet<>();
  private boolean closed;

  Peers(PeerId self, int limit, Announcer announcer) {
    this.self = self;
    this.limit = limit;
    this.announcer = announcer;
  }

  /// Takes in a new connection, or closes it.
  ///
  /// Connections are closed without the lock: that runs the handlers of their streams.
  void add(Connection added) {
    Optional<Connection> present;
    Optional<String> refusal;
    synchronized (this) {
      present = find(added.peer());
      refusal = refusal(added, present);
      if (refusal.isEmpty()) {
        present.ifPresent(old -> remove(old, ANOTHER_IS_KEPT));
        put(added);
      }
    }
    if (refusal.isPresent()) {
      added.close(refusal.get());
      failed(added.direction(), false, refusal.get());
    } else {
      present.ifPresent(old -> old.close(ANOTHER_IS_KEPT));
    }
  }

  private synchronized void put(Connection added) {
    connections.put(added.peer(), added);
    announcer.announce(
        new ConnectionEvent.Connected(added.peer(), added.direction(), added.id(), added.address()),
        added::announced);
    notifyAll();
  }

  /// A connection did not come about.
  void failed(Direction direction, boolean timeout, String reason) {
    announcer.failed(new ConnectionFailure(direction, timeout, reason));
  }

  private Optional<String> refusal(Connection added, Optional<Connection> present) {
    if (closed) {
      return Optional.of("this host is stopping");
    }
    if (added.peer().equals(self)) {
      return Optional.of("this is myself");
    }
    if (present.isPresent()) {
      return isBetter(added, present.get()) ? Optional.empty() : Optional.of(ANOTHER_IS_KEPT);
    }
    // An outbound connection was asked for by this host itself, so its own limit does not refuse
    // it.
    if (added.direction() == Direction.OUTBOUND) {
      return Optional.empty();
    }
    if (connections.size() >= limit) {
      return Optional.of("too many peers");
    }
    return ofAddress(added) >= Math.max(1, limit / TransportLimits.ADDRESS_SHARE)
        ? Optional.of("too many peers at one address")
        : Optional.empty();
  }

  private long ofAddress(Connection added) {
    return connections.values().stream()
        .filter(each -> each.direction() == Direction.INBOUND)
        .filter(each -> Objects.equals(each.ip(), added.ip()))
        .count();
  }

  private boolean isBetter(Connection added, Connection present) {
    boolean simultaneous =
        added.direction() != present.direction()
            && added.ageDifference(present).compareTo(SIMULTANEOUS) < 0;
    boolean selfIsSmaller = self.compareTo(added.peer()) < 0;
    return !simultaneous || selfIsSmaller == (added.direction() == Direction.OUTBOUND);
  }

  /// Forgets a connection that has ended; one that was never taken in, or was replaced, is no news.
  synchronized void remove(Connection ended, String reason) {
    if (connections.remove(ended.peer(), ended)) {
      announcer.announce(
          new ConnectionEvent.Disconnected(ended.peer(), ended.direction(), ended.id(), reason),
          () -> {});
      notifyAll();
    }
  }

  synchronized Optional<Connection> find(PeerId peer) {
    return Optional.ofNullable(connections.get(peer));
  }

  synchronized List<PeerId> list() {
    return connections.keySet().stream().sorted().toList();
  }

  /// Claims the dialling of a peer, after any other dialling of it; false when it is connected.
  synchronized boolean beginDial(PeerId peer) throws InterruptedException {
    while (dialling.contains(peer)) {
      wait();
    }
    return !connections.containsKey(peer) && dialling.add(peer);
  }

  synchronized void endDial(PeerId peer) {
    dialling.remove(peer);
    notifyAll();
  }

  /// Returns when the peer is not connected, or this host stops.
  synchronized void awaitLost(PeerId peer) throws InterruptedException {
    while (connections.containsKey(peer) && !closed) {
      wait();
    }
  }

  /// Refuses newcomers from now on, and lets everybody go.
  List<Connection> closeAll(String reason) {
    List<Connection> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(connections.values());
      notifyAll();
    }
    open.forEach(connection -> connection.close(reason));
    return open;
  }
}
