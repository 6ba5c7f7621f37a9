package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// A block and its slot, as votes and states name it.
public record Checkpoint(Root root, long slot) {

  public static final Codec<Checkpoint> SSZ =
      Container.of(
          v -> new Checkpoint(v.next(), v.next()),
          Container.field("root", Root.SSZ, Checkpoint::root),
          Container.field("slot", Codecs.UINT64, Checkpoint::slot));

  @Override
  public String toString() {
    return root.hex().substring(0, 10) + "@" + Long.toUnsignedString(slot);
  }
}
