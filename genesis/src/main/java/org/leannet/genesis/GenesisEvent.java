package org.leannet.genesis;

import java.nio.file.Path;

/// What happens while a genesis is made. Told on whatever thread did the work.
public sealed interface GenesisEvent {

  /// Key `number` of `total` is looked up, and made if there is none.
  record KeyStarted(int index, KeyRole role, int number, int total) implements GenesisEvent {}

  /// The key in the making has this many leaves.
  record KeyAdvanced(int index, KeyRole role, long doneLeaves, long totalLeaves)
      implements GenesisEvent {}

  /// Key `number` of `total` is in the directory.
  record KeyReady(int index, KeyRole role, int number, int total, boolean cached)
      implements GenesisEvent {}

  /// A cached key was not what was stored, so it is made again.
  record CacheEntryDiscarded(Path entry, String reason) implements GenesisEvent {}

  /// A file other than a key is in the directory; the name is relative to it.
  record FileWritten(String name) implements GenesisEvent {}
}
