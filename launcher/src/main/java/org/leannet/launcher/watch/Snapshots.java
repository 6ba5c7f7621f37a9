package org.leannet.launcher.watch;

import java.time.Duration;
import java.util.Optional;

/// Snapshots of one network, as they are made. Any number of readers may wait at once.
public interface Snapshots {
  /// The first snapshot newer than this version; empty when none came in this time.
  Optional<NetworkSnapshot> awaitNewer(long version, Duration patience) throws InterruptedException;

  /// Whether nothing new will come: the watch was closed, or the enclave was removed.
  boolean hasEnded();
}
