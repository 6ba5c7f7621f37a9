package org.leannet.launcher.ui;

import java.time.Duration;
import java.util.Optional;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.Snapshots;

/// Snapshots that a test hands over by itself.
final class Feed implements Snapshots {
  private Optional<NetworkSnapshot> latest = Optional.empty();
  private boolean ended;

  synchronized void give(NetworkSnapshot snapshot) {
    latest = Optional.of(snapshot);
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized Optional<NetworkSnapshot> awaitNewer(long version, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!ended && latest.filter(s -> s.version() > version).isEmpty()) {
      var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return latest.filter(s -> s.version() > version);
  }

  @Override
  public synchronized boolean hasEnded() {
    return ended;
  }
}
