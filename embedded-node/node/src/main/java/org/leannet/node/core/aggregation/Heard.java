package org.leannet.node.core.aggregation;

import java.util.Optional;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.sync.PendingVotes;

/// A vote on its way: what it is, its delivery unless it is this node's own, and its weight.
record Heard<T>(T vote, Optional<Delivery> delivery, long bytes) implements PendingVotes.Held {
  @Override
  public Optional<Peer> sender() {
    return delivery.map(Delivery::peer);
  }
}
