package org.leannet.node.core.port;

/// How the node stands to the network.
public enum SyncState {
  /// No peers. Gossip is not taken.
  IDLE,
  /// Catching up, or not yet known to have caught up.
  SYNCING,
  /// At the network's head.
  SYNCED
}
