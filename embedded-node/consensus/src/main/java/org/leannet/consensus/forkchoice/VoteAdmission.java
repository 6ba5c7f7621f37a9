package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.EMPTY_AGGREGATION_BITS;
import static org.leannet.consensus.RejectionReason.UNKNOWN_TARGET_BLOCK;
import static org.leannet.consensus.RejectionReason.VALIDATOR_NOT_IN_STATE;

import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.Message;

/// Whether votes from outside are worth verifying: their data, then their voters in the registry of
/// the target's state.
record VoteAdmission(AttestationRules rules, BlockTree blocks) {

  Verdict<AttestationCheck> check(SignedAttestation attestation) {
    long index = attestation.validatorIndex();
    return registry(attestation.data())
        .then(validators ->
            validators.has(index)
                ? Verdict.accept(
                    new AttestationCheck(
                        attestation, validators.get((int) index).attestationPublicKey()))
                : notInState(index, validators));
  }

  Verdict<AggregateCheck> check(SignedAggregatedAttestation aggregate) {
    return registry(aggregate.data())
        .then(validators -> expected(aggregate, validators))
        .map(expected -> new AggregateCheck(aggregate, expected));
  }

  private Verdict<Validators> registry(AttestationData vote) {
    return rules
        .check(vote)
        .then(data ->
            blocks
                .state(data.target().root())
                .map(state -> Verdict.accept(state.validators()))
                .orElseGet(
                    () -> Verdict.reject(UNKNOWN_TARGET_BLOCK, "no state after " + data.target())));
  }

  private static Verdict<Component> expected(
      SignedAggregatedAttestation aggregate, Validators validators) {
    int[] indices = aggregate.proof().participants().indices();
    if (indices.length == 0) {
      return Verdict.reject(EMPTY_AGGREGATION_BITS, "the aggregate has no participant");
    }
    int last = indices[indices.length - 1];
    if (!validators.has(last)) {
      return notInState(last, validators);
    }
    return Verdict.accept(
        new Component(
            BlockSignatures.attestationKeys(aggregate.proof().participants(), validators),
            new Message(aggregate.data().root(), aggregate.data().slot())));
  }

  private static <T> Verdict<T> notInState(long validator, Validators validators) {
    return Verdict.reject(
        VALIDATOR_NOT_IN_STATE,
        "validator %s voted, the registry has %d"
            .formatted(Long.toUnsignedString(validator), validators.size()));
  }
}
