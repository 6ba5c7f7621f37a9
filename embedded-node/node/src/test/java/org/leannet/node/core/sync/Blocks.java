package org.leannet.node.core.sync;

import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Peer;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Blocks that hang together and prove nothing: enough for whatever does not look inside.
public final class Blocks {
  static final Root GENESIS = new Root(1, 2, 3, 4);
  static final Peer PEER = new Peer("peer");

  private Blocks() {}

  static SignedBlock child(Root parent, long slot) {
    return child(parent, slot, 0);
  }

  public static SignedBlock child(Root parent, long slot, int proofBytes) {
    return new SignedBlock(
        new Block(slot, 0, parent, Root.ZERO, BlockBody.EMPTY),
        new MultiMessageAggregate(Bytes.of(new byte[proofBytes])));
  }

  /// Blocks of successive slots, each the child of the one before.
  static List<SignedBlock> chain(Root parent, long firstSlot, int length) {
    List<SignedBlock> chain = new ArrayList<>();
    Root at = parent;
    for (int i = 0; i < length; i++) {
      SignedBlock next = child(at, firstSlot + i);
      chain.add(next);
      at = next.block().root();
    }
    return chain;
  }

  /// By gossip, from a peer of its own.
  static Arrival heard(SignedBlock block) {
    return heard(block, new Peer("peer of " + block.block().root()));
  }

  static Arrival heard(SignedBlock block, Peer sender) {
    return Arrival.gossip(block.block().root(), block, new Delivery(sender, 0));
  }
}
