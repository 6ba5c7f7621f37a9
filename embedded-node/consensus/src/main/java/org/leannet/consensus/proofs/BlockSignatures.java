package org.leannet.consensus.proofs;

import static org.leannet.consensus.RejectionReason.EMPTY_AGGREGATION_BITS;
import static org.leannet.consensus.RejectionReason.INVALID_BLOCK_PROOF;
import static org.leannet.consensus.RejectionReason.PROPOSER_INDEX_OUT_OF_RANGE;
import static org.leannet.consensus.RejectionReason.VALIDATOR_INDEX_OUT_OF_RANGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Validators;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;

/// leanSpec `lstar/signatures.py`: what a block's merged proof must say.
public final class BlockSignatures {

  private BlockSignatures() {}

  /// The block, if its proof is valid for these validators.
  public static Verdict<SignedBlock> verify(
      SignedBlock signed, Validators validators, ProofSystem proofs) {
    return components(signed.block(), validators)
        .then(expected ->
            proofs.verifyMulti(expected, signed.proof().proof())
                ? Verdict.accept(signed)
                : Verdict.reject(
                    INVALID_BLOCK_PROOF,
                    "the block's proof does not speak for its votes and its proposer"));
  }

  /// One component for each vote of the body in order, then the proposer.
  public static Verdict<List<Component>> components(Block block, Validators validators) {
    List<Component> components = new ArrayList<>();
    for (AggregatedAttestation attestation : block.body().attestations()) {
      Bits bits = attestation.aggregationBits();
      int[] indices = bits.indices();
      if (indices.length == 0) {
        return Verdict.reject(
            EMPTY_AGGREGATION_BITS, "an attestation of the body has no participant");
      }
      if (!validators.has(indices[indices.length - 1])) {
        return Verdict.reject(
            VALIDATOR_INDEX_OUT_OF_RANGE,
            "validator %d voted, the registry has %d"
                .formatted(indices[indices.length - 1], validators.size()));
      }
      components.add(
          new Component(
              attestationKeys(bits, validators),
              new Message(attestation.data().root(), attestation.data().slot())));
    }
    if (!validators.has(block.proposerIndex())) {
      return Verdict.reject(
          PROPOSER_INDEX_OUT_OF_RANGE,
          "validator %s proposed, the registry has %d"
              .formatted(Long.toUnsignedString(block.proposerIndex()), validators.size()));
    }
    Bytes proposalKey = validators.get((int) block.proposerIndex()).proposalPublicKey();
    components.add(new Component(List.of(proposalKey), new Message(block.root(), block.slot())));
    return Verdict.accept(components);
  }

  /// The attestation keys of these participants, in order of their indices.
  public static List<Bytes> attestationKeys(Bits participants, Validators validators) {
    return Arrays.stream(participants.indices())
        .mapToObj(index -> validators.get(index).attestationPublicKey())
        .toList();
  }
}
