package org.leannet.launcher.watch;

import java.util.Optional;
import java.util.OptionalLong;

/// A node now. The numbers are the last it gave: a paused node keeps them.
public record NodeRow(
    WatchedNode node,
    NodeState state,
    boolean aggregator,
    Optional<String> headRoot,
    OptionalLong head,
    OptionalLong justified,
    OptionalLong finalized,
    OptionalLong peers) {
  /// How far its finalized slot is behind its head.
  public OptionalLong lag() {
    return head.isPresent() && finalized.isPresent()
        ? OptionalLong.of(Math.max(0, head.getAsLong() - finalized.getAsLong()))
        : OptionalLong.empty();
  }
}
