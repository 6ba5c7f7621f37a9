package org.leannet.consensus.forkchoice;

import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.production.SplitJob;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.Component;
import org.leannet.ssz.Bits;

/// Which votes of an imported block are worth recovering: those that may still justify something,
/// and speak for validators of whom nothing is pending here.
///
/// @param justified the store's
/// @param validators of the block's parent state
/// @param capacity how many participants one proof can speak for
record BlockVotes(VotePool pending, Checkpoint justified, Validators validators, int capacity) {

  List<SplitJob> jobs(SignedBlock signed, int limit) {
    List<Component> components =
        BlockSignatures.components(signed.block(), validators).accepted().orElse(List.of());
    List<SplitJob> jobs = new ArrayList<>();
    for (AggregatedAttestation attestation : signed.block().body().attestations()) {
      if (!components.isEmpty() && jobs.size() < limit && isWorthIt(attestation)) {
        AttestationData data = attestation.data();
        Bits bits = attestation.aggregationBits();
        jobs.add(
            new SplitJob(
                data, bits, locals(attestation), components, signed.proof().proof(), validators));
      }
    }
    return jobs;
  }

  private boolean isWorthIt(AggregatedAttestation attestation) {
    AttestationData data = attestation.data();
    return Long.compareUnsigned(data.target().slot(), justified.slot()) > 0
        && !attestation.aggregationBits().isSubsetOf(pending.voters(data));
  }

  /// What the recovered proof can take in; nothing if it would grow too large.
  private List<SingleMessageAggregate> locals(AggregatedAttestation attestation) {
    Bits all = attestation.aggregationBits().or(pending.voters(attestation.data()));
    return all.cardinality() <= capacity ? pending.proofs(attestation.data()) : List.of();
  }
}
