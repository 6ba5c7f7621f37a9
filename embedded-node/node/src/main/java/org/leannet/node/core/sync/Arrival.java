package org.leannet.node.core.sync;

import java.util.Optional;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Origin;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Weight;
import org.leannet.ssz.Root;

/// A block on its way into the tree: what it is, where it came from, and how many steps behind a
/// heard block it was found.
public record Arrival(
    Root root,
    SignedBlock block,
    Origin origin,
    Optional<Peer> sender,
    Optional<Delivery> delivery,
    int depth) {

  public static Arrival gossip(Root root, SignedBlock block, Delivery delivery) {
    return new Arrival(
        root, block, Origin.GOSSIP, Optional.of(delivery.peer()), Optional.of(delivery), 0);
  }

  public static Arrival answer(Root root, SignedBlock block, Peer sender, int depth) {
    return new Arrival(root, block, Origin.REQUEST, Optional.of(sender), Optional.empty(), depth);
  }

  public static Arrival own(Root root, SignedBlock block) {
    return new Arrival(root, block, Origin.OWN, Optional.empty(), Optional.empty(), 0);
  }

  public long slot() {
    return block.block().slot();
  }

  public Checkpoint checkpoint() {
    return new Checkpoint(root, slot());
  }

  public Root parentRoot() {
    return block.block().parentRoot();
  }

  /// About what the block takes in memory.
  public long bytes() {
    return Weight.of(block);
  }
}
