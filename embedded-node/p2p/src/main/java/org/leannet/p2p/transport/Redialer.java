package org.leannet.p2p.transport;

import java.io.IOException;
import java.time.Duration;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.PeerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Dials a bootnode whenever it is not connected, less often the longer it cannot be reached.
final class Redialer {

  private static final Logger LOG = LoggerFactory.getLogger(Redialer.class);

  interface Dialer {
    void dial(Multiaddr target) throws IOException, InterruptedException;
  }

  private final HostConfig config;
  private final Peers peers;
  private final Dialer dialer;

  Redialer(HostConfig config, Peers peers, Dialer dialer) {
    this.config = config;
    this.peers = peers;
    this.dialer = dialer;
  }

  /// Runs until it is interrupted.
  void keepConnected(Multiaddr bootnode) {
    PeerId peer = bootnode.peerId().orElseThrow();
    Duration first = config.times().redialFirst();
    Duration wait = first;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (connectAndStay(bootnode, peer)) {
          wait = first;
        }
        Thread.sleep(jittered(wait));
        wait = least(wait.multipliedBy(2), config.times().redialMost());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether a connection came about and lasted long enough to count as good.
  private boolean connectAndStay(Multiaddr bootnode, PeerId peer) throws InterruptedException {
    try {
      dialer.dial(bootnode);
    } catch (IOException e) {
      LOG.debug("{}", e.getMessage());
      return false;
    }
    long start = System.nanoTime();
    peers.awaitLost(peer);
    var lasted = Duration.ofNanos(System.nanoTime() - start);
    return lasted.compareTo(config.times().redialMost()) > 0;
  }

  /// Three to five quarters of the time, so that hosts that lost each other do not all dial at
  /// once.
  private Duration jittered(Duration time) {
    double factor;
    synchronized (config.random()) {
      factor = config.random().nextDouble(0.75, 1.25);
    }
    return Duration.ofNanos((long) (time.toNanos() * factor));
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
