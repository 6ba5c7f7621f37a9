package org.leannet.node.core.sync;

import java.util.Optional;
import org.leannet.node.core.port.SyncState;

/// How the node stands to the network: SYNCING from the start and whenever the network is ahead,
/// SYNCED once the head has reached what the network has finalized and no block waits for its
/// parent, IDLE without peers.
public final class SyncStatus {
  private SyncState state = SyncState.SYNCING;

  public SyncState state() {
    return state;
  }

  /// Whether gossip is taken.
  public boolean takesGossip() {
    return state != SyncState.IDLE;
  }

  /// A peer has come, or has said where it stands.
  public void peerHeard(Optional<Long> networkFinalized, long headSlot) {
    boolean behind =
        networkFinalized.isPresent() && Long.compareUnsigned(networkFinalized.get(), headSlot) > 0;
    if (state == SyncState.IDLE || behind) {
      state = SyncState.SYNCING;
    }
  }

  /// The last peer is gone.
  public void alone() {
    state = SyncState.IDLE;
  }

  /// The head, the cache or the peers' words have changed: is the node there?
  public void look(Optional<Long> networkFinalized, long headSlot, boolean orphansWait) {
    if (state == SyncState.SYNCING
        && !orphansWait
        && networkFinalized.isPresent()
        && Long.compareUnsigned(headSlot, networkFinalized.get()) >= 0) {
      state = SyncState.SYNCED;
    }
  }
}
