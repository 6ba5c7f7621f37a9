package org.leannet.node.core.port;

import java.util.List;
import org.leannet.consensus.containers.Status;
import org.leannet.ssz.Root;

/// A question to a peer.
public sealed interface Request {
  /// Where do you stand? `own` says where this node stands. The answer comes as [Event.PeerStatus].
  record AskStatus(Status own) implements Request {}

  /// Blocks by their roots.
  record BlocksByRoot(List<Root> roots) implements Request {
    public BlocksByRoot {
      roots = List.copyOf(roots);
    }
  }

  /// The canonical blocks of `count` slots from `startSlot` on.
  record BlocksByRange(long startSlot, long count) implements Request {}
}
