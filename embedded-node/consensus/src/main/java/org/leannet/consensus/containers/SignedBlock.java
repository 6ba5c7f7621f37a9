package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Container;

/// A block with the merged proof of its votes and its proposer, as it travels.
public record SignedBlock(Block block, MultiMessageAggregate proof) {

  public static final Codec<SignedBlock> SSZ =
      Container.of(
          v -> new SignedBlock(v.next(), v.next()),
          Container.field("block", Block.SSZ, SignedBlock::block),
          Container.field("proof", MultiMessageAggregate.SSZ, SignedBlock::proof));
}
