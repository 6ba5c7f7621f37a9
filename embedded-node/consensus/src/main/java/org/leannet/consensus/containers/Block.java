package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// A block, unsigned.
public record Block(
    long slot, long proposerIndex, Root parentRoot, Root stateRoot, BlockBody body) {

  public static final Codec<Block> SSZ =
      Container.of(
          v -> new Block(v.next(), v.next(), v.next(), v.next(), v.next()),
          Container.field("slot", Codecs.UINT64, Block::slot),
          Container.field("proposer_index", Codecs.UINT64, Block::proposerIndex),
          Container.field("parent_root", Root.SSZ, Block::parentRoot),
          Container.field("state_root", Root.SSZ, Block::stateRoot),
          Container.field("body", BlockBody.SSZ, Block::body));

  /// The block's name everywhere, and the message its proposer signs.
  public Root root() {
    return SSZ.hashTreeRoot(this);
  }

  public BlockHeader header() {
    return new BlockHeader(slot, proposerIndex, parentRoot, stateRoot, body.root());
  }

  public Block withStateRoot(Root root) {
    return new Block(slot, proposerIndex, parentRoot, root, body);
  }
}
