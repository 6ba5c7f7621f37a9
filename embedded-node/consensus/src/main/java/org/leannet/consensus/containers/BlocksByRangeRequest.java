package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// Asks a peer for its canonical blocks of `count` slots.
public record BlocksByRangeRequest(long startSlot, long count) {

  public static final Codec<BlocksByRangeRequest> SSZ =
      Container.of(
          v -> new BlocksByRangeRequest(v.next(), v.next()),
          Container.field("start_slot", Codecs.UINT64, BlocksByRangeRequest::startSlot),
          Container.field("count", Codecs.UINT64, BlocksByRangeRequest::count));
}
