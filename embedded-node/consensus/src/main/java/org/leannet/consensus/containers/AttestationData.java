package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// What a validator votes for: the head it sees, and the link from source to target.
public record AttestationData(long slot, Checkpoint head, Checkpoint target, Checkpoint source) {

  public static final Codec<AttestationData> SSZ =
      Container.of(
          v -> new AttestationData(v.next(), v.next(), v.next(), v.next()),
          Container.field("slot", Codecs.UINT64, AttestationData::slot),
          Container.field("head", Checkpoint.SSZ, AttestationData::head),
          Container.field("target", Checkpoint.SSZ, AttestationData::target),
          Container.field("source", Checkpoint.SSZ, AttestationData::source));

  /// The message that attesters sign.
  public Root root() {
    return SSZ.hashTreeRoot(this);
  }
}
