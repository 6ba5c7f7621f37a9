package org.leannet.consensus.forkchoice;

import java.util.List;
import java.util.Map;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.production.AggregationJob;

/// What is worth aggregating at one moment, newest votes first where a limit left some out.
///
/// @param jobs each independent of the others
/// @param idle pending proofs to which there is nothing to add; the round's end drops them
public record AggregationRound(
    List<AggregationJob> jobs, Map<AttestationData, List<SingleMessageAggregate>> idle) {

  public AggregationRound {
    jobs = List.copyOf(jobs);
    idle = Map.copyOf(idle);
  }
}
