package org.leannet.consensus.production;

import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;

/// Recovers one vote of an imported block from its merged proof, joined with what is known here.
///
/// @param participants of the vote in the block
/// @param locals pending proofs for the same data, which the result takes in
/// @param components what the block's proof says, part by part
public record SplitJob(
    AttestationData data,
    Bits participants,
    List<SingleMessageAggregate> locals,
    List<Component> components,
    Bytes blockProof,
    Validators validators) {

  /// A job done: the recovered proof, to be applied and, by aggregators, published.
  public record Recovered(SplitJob job, SignedAggregatedAttestation aggregate) {}

  public SplitJob {
    locals = List.copyOf(locals);
    components = List.copyOf(components);
  }

  public Recovered run(ProofSystem proofs) throws ProofException {
    List<List<Bytes>> keys = components.stream().map(Component::publicKeys).toList();
    SingleMessageAggregate split =
        new SingleMessageAggregate(participants, proofs.split(keys, blockProof, data.root()));
    List<SingleMessageAggregate> all = new ArrayList<>(List.of(split));
    all.addAll(locals);
    SingleMessageAggregate joined =
        locals.isEmpty() ? split : new Proving(proofs, validators).combine(data, all, List.of());
    return new Recovered(this, new SignedAggregatedAttestation(data, joined));
  }
}
