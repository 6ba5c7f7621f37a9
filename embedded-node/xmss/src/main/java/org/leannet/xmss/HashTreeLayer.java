package org.leannet.xmss;

import static org.leannet.ssz.Container.field;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// The kept nodes of one level, from `startIndex` on without a gap.
record HashTreeLayer(long startIndex, Digests nodes) {

  static Codec<HashTreeLayer> ssz(XmssPreset preset) {
    return Container.of(
        v -> new HashTreeLayer(v.next(), v.next()),
        field("start_index", Codecs.UINT64, HashTreeLayer::startIndex),
        field("nodes", Digests.ssz(preset), HashTreeLayer::nodes));
  }

  /// Where the node of this index is in `nodes`.
  int position(long index) {
    return Math.toIntExact(index - startIndex);
  }
}
