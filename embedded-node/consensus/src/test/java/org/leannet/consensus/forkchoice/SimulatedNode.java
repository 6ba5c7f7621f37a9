package org.leannet.consensus.forkchoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Keys;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.production.SplitJob;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;

/// A store with all the work around it done at once: what a node does without its network.
final class SimulatedNode {

  static final ProofSystem PROOFS = new TransparentProofs(Keys.XMSS);

  final Store store;
  final boolean aggregator;
  private final Keys keys;

  SimulatedNode(State genesis, Keys keys, boolean aggregator) {
    this.store =
        Store.create(genesis, Genesis.block(genesis), Rules.STRICT).accepted().orElseThrow();
    this.keys = keys;
    this.aggregator = aggregator;
  }

  void tick(long slot, int interval) {
    store.onTick(SlotTime.intervalAtSlotStart(slot) + interval, false);
  }

  SignedBlock propose(long slot, int validator) throws ProofException {
    store.onTick(SlotTime.intervalAtSlotStart(slot), true);
    BuiltBlock built =
        store
            .duties()
            .proposeBlock(slot, validator, Integer.MAX_VALUE)
            .then(proposal -> proposal.build(PROOFS))
            .accepted()
            .orElseThrow();
    SignedBlock signed = built.seal(PROOFS, keys.propose(validator, slot, built.block().root()));
    assertThat(store.applyBuilt(built, signed).accepted()).isPresent();
    return signed;
  }

  /// Imports a block as one from a peer, and recovers its votes.
  void receive(SignedBlock block) throws ProofException {
    Verdict<BlockImport> imported =
        store
            .checkBlock(block)
            .then(check -> check.verify(Keys.XMSS, PROOFS))
            .then(store::applyBlock);
    assertThat(imported).isInstanceOf(Verdict.Accepted.class);
    for (SplitJob job : store.duties().splitJobs(block, 8, PROOFS.participantLimit())) {
      store.duties().applySplit(job.run(PROOFS));
    }
  }

  SignedAttestation attest(long slot, int validator) {
    return vote(slot, validator).orElseThrow();
  }

  /// Empty while the safe target lags behind what the head has justified.
  Optional<SignedAttestation> vote(long slot, int validator) {
    store.updateHead();
    return store
        .duties()
        .attestationData(slot)
        .map(data ->
            new SignedAttestation(validator, data, keys.attest(validator, slot, data.root())))
        .accepted();
  }

  void receive(SignedAttestation vote) {
    Verdict<Boolean> applied =
        store
            .checkAttestation(vote)
            .then(check -> check.verify(Keys.XMSS, PROOFS))
            .then(verified -> store.applyAttestation(verified, aggregator));
    assertThat(applied).isEqualTo(Verdict.accept(aggregator));
  }

  List<SignedAggregatedAttestation> aggregate() throws ProofException {
    AggregationRound round =
        store.duties().aggregationRound(Integer.MAX_VALUE, PROOFS.participantLimit());
    List<AggregationJob.Produced> produced = new ArrayList<>();
    for (AggregationJob job : round.jobs()) {
      produced.add(job.prove(PROOFS));
    }
    store.duties().applyAggregates(round, produced);
    return produced.stream().map(AggregationJob.Produced::aggregate).toList();
  }

  void receive(SignedAggregatedAttestation votes) {
    Verdict<Boolean> applied =
        store
            .checkAggregate(votes)
            .then(check -> check.verify(Keys.XMSS, PROOFS))
            .then(store::applyAggregate);
    assertThat(applied).isInstanceOf(Verdict.Accepted.class);
  }
}
