package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.SOURCE_AFTER_TARGET;
import static org.leannet.consensus.RejectionReason.WRONG_PROPOSER;

import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.production.BlockProposal;
import org.leannet.consensus.production.Candidate;
import org.leannet.consensus.production.SplitJob;
import org.leannet.consensus.transition.StateTransition;

/// What a node's validators and its aggregator do, from what the store knows.
public final class Duties {

  private final Store store;

  Duties(Store store) {
    this.store = store;
  }

  /// What is worth aggregating now, in at most `limit` proofs.
  ///
  /// @param capacity how many participants one proof can speak for
  public AggregationRound aggregationRound(int limit, int capacity) {
    return new Aggregation(
            store.signatures, store.pending, store.known, store.headState().validators(), capacity)
        .round(limit);
  }

  /// Ends a round with what it produced, which may be less than its jobs.
  ///
  /// A job's result takes the place of what went into it. Idle proofs are dropped. Whatever arrived
  /// since the round began, or belongs to a job that was not done, stays.
  public void applyAggregates(AggregationRound round, List<AggregationJob.Produced> produced) {
    for (AggregationJob.Produced result : produced) {
      store.pending.remove(result.job().data(), result.job().replaced());
      store.signatures.remove(result.job().data(), result.job().consumed());
    }
    round.idle().forEach(store.pending::remove);
    store.pending.putFirst(produced.stream().map(result -> result.aggregate().data()).toList());
    for (AggregationJob.Produced result : produced) {
      store.pending.add(result.aggregate().data(), result.aggregate().proof());
    }
  }

  /// Votes of an imported block that are worth recovering from its proof, at most `limit`.
  ///
  /// @param capacity how many participants one proof can speak for
  public List<SplitJob> splitJobs(SignedBlock signed, int limit, int capacity) {
    return store
        .blocks
        .state(signed.block().parentRoot())
        .map(State::validators)
        .map(validators ->
            new BlockVotes(store.pending, store.latestJustified(), validators, capacity)
                .jobs(signed, limit))
        .orElse(List.of());
  }

  /// Keeps recovered votes in the place of those they took in.
  public void applySplit(SplitJob.Recovered recovered) {
    AttestationData data = recovered.aggregate().data();
    if (store.votingRules().knows(data)) {
      store.pending.add(data, recovered.aggregate().proof());
      store.pending.remove(data, recovered.job().locals());
    }
  }

  /// The block that a vote should ask to justify now.
  public Checkpoint attestationTarget() {
    long safeSlot =
        store
            .blocks
            .checkpoint(store.safeTarget())
            .map(Checkpoint::slot)
            .orElse(store.latestFinalized().slot());
    return new AttestationTarget(store.blocks, store.latestFinalized())
        .from(store.checkpoint(store.head()), safeSlot);
  }

  /// What every validator of this node should vote for in a slot.
  public Verdict<AttestationData> attestationData(long slot) {
    Checkpoint target = attestationTarget();
    Checkpoint reached = store.headState().latestJustified();
    Checkpoint source =
        reached.root().isZero() ? new Checkpoint(store.head(), reached.slot()) : reached;
    return Long.compareUnsigned(source.slot(), target.slot()) > 0
        ? Verdict.reject(
            SOURCE_AFTER_TARGET, "the source %s is after the target %s".formatted(source, target))
        : Verdict.accept(new AttestationData(slot, store.checkpoint(store.head()), target, source));
  }

  /// Everything needed to build this validator's block for a slot. Tick to the slot first.
  ///
  /// @param budget how many different votes to include, within what the rules allow
  public Verdict<BlockProposal> proposeBlock(long slot, long validator, int budget) {
    store.acceptNew();
    return StateTransition.proposer(store.headState(), slot)
        .then(scheduled ->
            scheduled == validator
                ? Verdict.accept(proposal(slot, validator, budget))
                : Verdict.reject(
                    WRONG_PROPOSER,
                    "slot %s belongs to validator %d, not %s"
                        .formatted(
                            Long.toUnsignedString(slot),
                            scheduled,
                            Long.toUnsignedString(validator))));
  }

  private BlockProposal proposal(long slot, long validator, int budget) {
    List<Candidate> candidates = new ArrayList<>();
    for (AttestationData data : store.known.data()) {
      if (store.blocks.contains(data.head().root())) {
        candidates.add(new Candidate(data, store.known.proofs(data)));
      }
    }
    int votes = Math.min(budget, store.rules.maxAttestationsData());
    return new BlockProposal(
        store.headState(), slot, validator, store.head(), candidates, votes, store.rules);
  }
}
