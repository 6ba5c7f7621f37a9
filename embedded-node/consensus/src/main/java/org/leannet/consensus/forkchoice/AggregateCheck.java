package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.INVALID_SIGNATURE;

import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.xmss.Xmss;

/// Aggregated votes that fit the store; their proof is still to be verified.
///
/// @param expected what the proof must say
public record AggregateCheck(SignedAggregatedAttestation aggregate, Component expected)
    implements Check<AggregateVerified> {

  @Override
  public Verdict<AggregateVerified> verify(Xmss xmss, ProofSystem proofs) {
    return proofs.verifySingle(expected, aggregate.proof().proof())
        ? Verdict.accept(new AggregateVerified(aggregate))
        : Verdict.reject(INVALID_SIGNATURE, "the proof does not speak for its participants");
  }
}
