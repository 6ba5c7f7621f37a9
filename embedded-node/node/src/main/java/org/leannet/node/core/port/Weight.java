package org.leannet.node.core.port;

import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;

/// About how many bytes of memory messages take: what they carry, and the objects around it.
public final class Weight {
  /// Objects, fields and the entry of a queue.
  private static final long FRAME = 512;

  /// One vote of a block's body: its data and a bit for each validator.
  private static final long BODY_VOTE = 1024;

  private Weight() {}

  public static long of(SignedBlock block) {
    return FRAME
        + block.proof().proof().size()
        + block.block().body().attestations().size() * BODY_VOTE;
  }

  public static long of(SignedAttestation attestation) {
    return FRAME + attestation.signature().size();
  }

  public static long of(SignedAggregatedAttestation aggregate) {
    return FRAME + BODY_VOTE + aggregate.proof().proof().size();
  }
}
