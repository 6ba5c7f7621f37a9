package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// A block with its body replaced by the body's root; it has the block's own root.
///
/// A state keeps the header of its latest block with a zero state root, which the next slot fills.
public record BlockHeader(
    long slot, long proposerIndex, Root parentRoot, Root stateRoot, Root bodyRoot) {

  public static final Codec<BlockHeader> SSZ =
      Container.of(
          v -> new BlockHeader(v.next(), v.next(), v.next(), v.next(), v.next()),
          Container.field("slot", Codecs.UINT64, BlockHeader::slot),
          Container.field("proposer_index", Codecs.UINT64, BlockHeader::proposerIndex),
          Container.field("parent_root", Root.SSZ, BlockHeader::parentRoot),
          Container.field("state_root", Root.SSZ, BlockHeader::stateRoot),
          Container.field("body_root", Root.SSZ, BlockHeader::bodyRoot));

  public Root root() {
    return SSZ.hashTreeRoot(this);
  }

  public BlockHeader withStateRoot(Root root) {
    return new BlockHeader(slot, proposerIndex, parentRoot, root, bodyRoot);
  }
}
