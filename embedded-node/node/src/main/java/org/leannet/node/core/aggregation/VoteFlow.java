package org.leannet.node.core.aggregation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.forkchoice.AggregateCheck;
import org.leannet.consensus.forkchoice.AggregateVerified;
import org.leannet.consensus.forkchoice.AttestationCheck;
import org.leannet.consensus.forkchoice.AttestationVerified;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.core.port.Weight;
import org.leannet.node.core.sync.Blame;
import org.leannet.node.core.sync.PendingVotes;

/// The way of every vote, single or aggregated: judged against the store, verified on a worker,
/// applied. A vote for a block that is not here waits for it, and is tried again after every
/// import.
public final class VoteFlow {
  private static final Set<RejectionReason> UNKNOWN_BLOCK =
      EnumSet.of(
          RejectionReason.UNKNOWN_SOURCE_BLOCK,
          RejectionReason.UNKNOWN_TARGET_BLOCK,
          RejectionReason.UNKNOWN_HEAD_BLOCK);

  /// Wrong at any time and for any view of the chain: its sender is at fault.
  private static final Set<RejectionReason> ALWAYS_WRONG =
      EnumSet.of(
          RejectionReason.INVALID_SIGNATURE,
          RejectionReason.EMPTY_AGGREGATION_BITS,
          RejectionReason.SOURCE_AFTER_TARGET,
          RejectionReason.HEAD_OLDER_THAN_TARGET,
          RejectionReason.SOURCE_SLOT_MISMATCH,
          RejectionReason.TARGET_SLOT_MISMATCH,
          RejectionReason.HEAD_SLOT_MISMATCH,
          RejectionReason.ATTESTATION_SLOT_BEFORE_HEAD,
          RejectionReason.VALIDATOR_NOT_IN_STATE);

  private final Store store;
  private final Blame blame;
  private final Outbox outbox;
  private final PendingVotes<Heard<SignedAttestation>> pendingAttestations =
      new PendingVotes<>(Limits.PENDING_ATTESTATION_BYTES);
  private final PendingVotes<Heard<SignedAggregatedAttestation>> pendingAggregates =
      new PendingVotes<>(Limits.PENDING_AGGREGATE_BYTES);
  private final VotesUnderCheck<SignedAttestation> attestationsOut =
      new VotesUnderCheck<>(Limits.ATTESTATIONS_UNDER_CHECK, Limits.ATTESTATION_BYTES_UNDER_CHECK);
  private final VotesUnderCheck<SignedAggregatedAttestation> aggregatesOut =
      new VotesUnderCheck<>(Limits.AGGREGATES_UNDER_CHECK, Limits.AGGREGATE_BYTES_UNDER_CHECK);

  public VoteFlow(Store store, Blame blame, Outbox outbox) {
    this.store = store;
    this.blame = blame;
    this.outbox = outbox;
  }

  public int pendingAttestations() {
    return pendingAttestations.size();
  }

  public int pendingAggregates() {
    return pendingAggregates.size();
  }

  /// A single vote from the network.
  public void heard(SignedAttestation attestation, Delivery delivery) {
    judge(new Heard<>(attestation, Optional.of(delivery), Weight.of(attestation)));
  }

  /// A single vote of one of this node's validators: it counts here as anyone's does.
  public void own(SignedAttestation attestation) {
    judge(new Heard<>(attestation, Optional.empty(), Weight.of(attestation)));
  }

  /// An aggregate from the network.
  public void heard(SignedAggregatedAttestation aggregate, Delivery delivery) {
    judgeAggregate(new Heard<>(aggregate, Optional.of(delivery), Weight.of(aggregate)));
  }

  /// A block has joined the tree: votes that waited are tried again.
  public void replay() {
    pendingAttestations.replay();
    pendingAggregates.replay();
    retry();
  }

  /// Tries votes again as far as there is room to verify them; the others wait for it.
  private void retry() {
    retry(pendingAttestations, attestationsOut::admits, this::judge);
    retry(pendingAggregates, aggregatesOut::admits, this::judgeAggregate);
  }

  private static <T extends PendingVotes.Held> void retry(
      PendingVotes<T> pending, Predicate<T> hasRoom, Consumer<T> judge) {
    for (var next = pending.takeDue(hasRoom); next.isPresent(); next = pending.takeDue(hasRoom)) {
      judge.accept(next.get());
    }
  }

  private void judge(Heard<SignedAttestation> heard) {
    if (!attestationsOut.admits(heard)) {
      drop(heard, Counter.DROPPED_ATTESTATIONS_BUSY);
      return;
    }
    switch (store.checkAttestation(heard.vote())) {
      case Verdict.Accepted<AttestationCheck>(AttestationCheck check) -> {
        long number = outbox.nextNumber();
        attestationsOut.start(number, heard);
        outbox.run(new Job.VerifyAttestation(number, check));
      }
      case Verdict.Rejected<AttestationCheck>(RejectionReason reason, String detail) -> {
        if (waitsForBlock(reason, heard.vote().data())) {
          pendingAttestations
              .add(heard)
              .forEach(oldest -> drop(oldest, Counter.DROPPED_ATTESTATIONS_EVICTED));
        } else {
          refuse(heard, Counter.ATTESTATIONS_INVALID, reason, detail);
        }
      }
    }
  }

  private void judgeAggregate(Heard<SignedAggregatedAttestation> heard) {
    if (!aggregatesOut.admits(heard)) {
      drop(heard, Counter.DROPPED_AGGREGATES_BUSY);
      return;
    }
    switch (store.checkAggregate(heard.vote())) {
      case Verdict.Accepted<AggregateCheck>(AggregateCheck check) -> {
        long number = outbox.nextNumber();
        aggregatesOut.start(number, heard);
        outbox.run(new Job.VerifyAggregate(number, check));
      }
      case Verdict.Rejected<AggregateCheck>(RejectionReason reason, String detail) -> {
        if (waitsForBlock(reason, heard.vote().data())) {
          pendingAggregates
              .add(heard)
              .forEach(oldest -> drop(oldest, Counter.DROPPED_AGGREGATES_EVICTED));
        } else {
          refuse(heard, Counter.AGGREGATES_INVALID, reason, detail);
        }
      }
    }
  }

  /// The verification of a single vote has ended.
  public void attestationVerified(
      long number, Verdict<AttestationVerified> verdict, boolean aggregator) {
    Optional<Heard<SignedAttestation>> ended = attestationsOut.end(number);
    if (ended.isEmpty()) {
      return;
    }
    Heard<SignedAttestation> heard = ended.get();
    switch (verdict.then(verified -> store.applyAttestation(verified, aggregator))) {
      case Verdict.Accepted<?> _ -> {
        outbox.count(Counter.ATTESTATIONS_VALID);
        settle(heard, Settlement.ACCEPT);
        outbox.tell(
            new Notice.AttestationAccepted(heard.vote().validatorIndex(), heard.vote().data()));
      }
      case Verdict.Rejected<?>(RejectionReason reason, String detail) ->
          refuse(heard, Counter.ATTESTATIONS_INVALID, reason, detail);
    }
    retry();
  }

  /// The verification of an aggregate has ended.
  public void aggregateVerified(long number, Verdict<AggregateVerified> verdict) {
    Optional<Heard<SignedAggregatedAttestation>> ended = aggregatesOut.end(number);
    if (ended.isEmpty()) {
      return;
    }
    Heard<SignedAggregatedAttestation> heard = ended.get();
    switch (verdict.then(store::applyAggregate)) {
      case Verdict.Accepted<?> _ -> {
        outbox.count(Counter.AGGREGATES_VALID);
        settle(heard, Settlement.ACCEPT);
        outbox.tell(
            new Notice.AggregateAccepted(heard.vote().proof().participants(), heard.vote().data()));
      }
      case Verdict.Rejected<?>(RejectionReason reason, String detail) ->
          refuse(heard, Counter.AGGREGATES_INVALID, reason, detail);
    }
    retry();
  }

  /// The worker of a verification has died: the vote is as if it had never come.
  public void died(long number) {
    attestationsOut.end(number).ifPresent(heard -> drop(heard, Counter.DROPPED_ATTESTATIONS_BUSY));
    aggregatesOut.end(number).ifPresent(heard -> drop(heard, Counter.DROPPED_AGGREGATES_BUSY));
    retry();
  }

  /// Whether a block that may still come would make the vote good. One behind the finalized slot
  /// would not: such votes have no weight.
  private boolean waitsForBlock(RejectionReason reason, AttestationData data) {
    return UNKNOWN_BLOCK.contains(reason)
        && Long.compareUnsigned(data.head().slot(), store.latestFinalized().slot()) > 0;
  }

  private void refuse(Heard<?> heard, Counter counter, RejectionReason reason, String detail) {
    outbox.count(counter);
    if (ALWAYS_WRONG.contains(reason)) {
      settle(heard, Settlement.REJECT);
      heard.delivery().ifPresent(delivery -> blame.blame(delivery.peer(), reason + ": " + detail));
    } else {
      settle(heard, Settlement.IGNORE);
    }
  }

  private void drop(Heard<?> heard, Counter counter) {
    outbox.count(counter);
    settle(heard, Settlement.IGNORE);
  }

  private void settle(Heard<?> heard, Settlement settlement) {
    heard.delivery().ifPresent(delivery -> outbox.add(new Effect.Settle(delivery, settlement)));
  }
}
