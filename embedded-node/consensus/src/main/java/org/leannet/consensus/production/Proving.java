package org.leannet.consensus.production;

import java.util.List;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.KeySignature;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.ssz.Bits;

/// Makes the proofs of votes, given who is in the registry.
record Proving(ProofSystem proofs, Validators validators) {

  /// One proof for all of these over the same data.
  SingleMessageAggregate combine(
      AttestationData data, List<SingleMessageAggregate> children, List<RawVote> votes)
      throws ProofException {
    Bits participants = Bits.EMPTY;
    for (SingleMessageAggregate child : children) {
      participants = participants.or(child.participants());
    }
    for (RawVote vote : votes) {
      participants = participants.or(Bits.ofIndices(vote.validator() + 1, vote.validator()));
    }
    List<KeySignature> signatures =
        votes.stream()
            .map(vote ->
                new KeySignature(
                    validators.get(vote.validator()).attestationPublicKey(), vote.signature()))
            .toList();
    return new SingleMessageAggregate(
        participants,
        proofs.aggregate(children.stream().map(this::part).toList(), signatures, message(data)));
  }

  Part part(SingleMessageAggregate proof) {
    return new Part(
        BlockSignatures.attestationKeys(proof.participants(), validators), proof.proof());
  }

  static Message message(AttestationData data) {
    return new Message(data.root(), data.slot());
  }
}
