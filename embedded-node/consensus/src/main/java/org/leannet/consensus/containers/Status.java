package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Container;

/// What peers tell each other on connecting: how far they are.
public record Status(Checkpoint finalized, Checkpoint head) {

  public static final Codec<Status> SSZ =
      Container.of(
          v -> new Status(v.next(), v.next()),
          Container.field("finalized", Checkpoint.SSZ, Status::finalized),
          Container.field("head", Checkpoint.SSZ, Status::head));
}
