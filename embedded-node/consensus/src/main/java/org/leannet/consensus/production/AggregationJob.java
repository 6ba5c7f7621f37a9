package org.leannet.consensus.production;

import java.util.List;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;

/// The votes for some data that are worth one proof.
///
/// @param children proofs to build on
/// @param votes signatures that no child covers, by ascending validator
/// @param replaced the pending proofs that the new one makes superfluous
/// @param consumed the collected signatures that it makes superfluous
public record AggregationJob(
    AttestationData data,
    List<SingleMessageAggregate> children,
    List<RawVote> votes,
    List<SingleMessageAggregate> replaced,
    List<RawVote> consumed,
    Validators validators) {

  /// A job done: what it made, to be applied and published.
  public record Produced(AggregationJob job, SignedAggregatedAttestation aggregate) {}

  public AggregationJob {
    children = List.copyOf(children);
    votes = List.copyOf(votes);
    replaced = List.copyOf(replaced);
    consumed = List.copyOf(consumed);
  }

  public Produced prove(ProofSystem proofs) throws ProofException {
    return new Produced(
        this,
        new SignedAggregatedAttestation(
            data, new Proving(proofs, validators).combine(data, children, votes)));
  }
}
