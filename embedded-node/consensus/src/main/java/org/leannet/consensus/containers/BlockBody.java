package org.leannet.consensus.containers;

import java.util.List;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// What a block carries: votes.
public record BlockBody(List<AggregatedAttestation> attestations) {

  public static final BlockBody EMPTY = new BlockBody(List.of());

  public static final Codec<BlockBody> SSZ =
      Container.of(
          v -> new BlockBody(v.next()),
          Container.field(
              "attestations",
              Codecs.list(AggregatedAttestation.SSZ, Limits.VALIDATORS),
              BlockBody::attestations));

  public BlockBody {
    attestations = List.copyOf(attestations);
  }

  public Root root() {
    return SSZ.hashTreeRoot(this);
  }
}
