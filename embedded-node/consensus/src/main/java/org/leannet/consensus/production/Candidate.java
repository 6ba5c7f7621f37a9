package org.leannet.consensus.production;

import java.util.List;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SingleMessageAggregate;

/// Votes for some data that a block may carry, with their proofs; there may be none.
public record Candidate(AttestationData data, List<SingleMessageAggregate> proofs) {

  public Candidate {
    proofs = List.copyOf(proofs);
  }
}
