package org.leannet.consensus.containers;

import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// A proof that every participant signed one message.
public record SingleMessageAggregate(Bits participants, Bytes proof) {

  public static final Codec<SingleMessageAggregate> SSZ =
      Container.of(
          v -> new SingleMessageAggregate(v.next(), v.next()),
          Container.field(
              "participants",
              Codecs.bitlist(Limits.VALIDATORS),
              SingleMessageAggregate::participants),
          Container.field(
              "proof", Codecs.byteList(Limits.PROOF_BYTES), SingleMessageAggregate::proof));
}
