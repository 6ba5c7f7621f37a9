package org.leannet.consensus.containers;

import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// A proof over several messages: a block's attestations in body order, its proposer last.
public record MultiMessageAggregate(Bytes proof) {

  public static final MultiMessageAggregate EMPTY = new MultiMessageAggregate(Bytes.EMPTY);

  public static final Codec<MultiMessageAggregate> SSZ =
      Container.of(
          v -> new MultiMessageAggregate(v.next()),
          Container.field(
              "proof", Codecs.byteList(Limits.PROOF_BYTES), MultiMessageAggregate::proof));
}
