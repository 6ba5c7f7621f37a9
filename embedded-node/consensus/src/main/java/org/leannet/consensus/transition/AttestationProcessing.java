package org.leannet.consensus.transition;

import static org.leannet.consensus.RejectionReason.EMPTY_AGGREGATION_BITS;
import static org.leannet.consensus.RejectionReason.JUSTIFIED_SLOT_OUT_OF_RANGE;
import static org.leannet.consensus.RejectionReason.TOO_MANY_ATTESTATION_DATA;
import static org.leannet.consensus.RejectionReason.UNKNOWN_TARGET_BLOCK;
import static org.leannet.consensus.RejectionReason.VALIDATOR_INDEX_OUT_OF_RANGE;

import java.util.List;
import java.util.Optional;
import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.Verdict.Accepted;
import org.leannet.consensus.Verdict.Rejected;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;

/// The votes of one block against a state, in body order: they add up, justify and finalize.
///
/// A vote that says nothing new is skipped; one that cannot be understood refuses the block.
final class AttestationProcessing {

  private final State state;
  private final PendingVotes votes;
  private JustifiedSlots justifiedSlots;
  private Checkpoint justified;
  private Checkpoint finalized;

  private AttestationProcessing(State state, PendingVotes votes) {
    this.state = state;
    this.votes = votes;
    this.justifiedSlots = JustifiedSlots.of(state);
    this.justified = state.latestJustified();
    this.finalized = state.latestFinalized();
  }

  static Verdict<State> apply(State state, List<AggregatedAttestation> votes, Rules rules) {
    long distinct = votes.stream().map(AggregatedAttestation::data).distinct().count();
    if (distinct > rules.maxAttestationsData()) {
      return Verdict.reject(
          TOO_MANY_ATTESTATION_DATA,
          "the body votes for %d different data, at most %d are allowed"
              .formatted(distinct, rules.maxAttestationsData()));
    }
    return PendingVotes.of(state)
        .then(pending -> new AttestationProcessing(state, pending).count(votes));
  }

  private Verdict<State> count(List<AggregatedAttestation> attestations) {
    for (AggregatedAttestation attestation : attestations) {
      switch (isRelevant(attestation.data())) {
        case Rejected<Boolean> refused -> {
          return refused.as();
        }
        case Accepted<Boolean>(Boolean relevant) -> {
          Optional<Rejected<State>> fault = relevant ? count(attestation) : Optional.empty();
          if (fault.isPresent()) {
            return fault.get();
          }
        }
      }
    }
    return Verdict.accept(post());
  }

  private Verdict<Boolean> isRelevant(AttestationData data) {
    Optional<Boolean> source = justifiedSlots.isJustified(data.source().slot());
    if (source.isEmpty()) {
      return outOfRange(data.source());
    }
    if (!source.get()) {
      return Verdict.accept(false);
    }
    Optional<Boolean> target = justifiedSlots.isJustified(data.target().slot());
    if (target.isEmpty()) {
      return outOfRange(data.target());
    }
    return Verdict.accept(
        !target.get()
            && liesOnChain(data)
            && Long.compareUnsigned(data.target().slot(), data.source().slot()) > 0
            && Justifiability.isJustifiable(data.target().slot(), finalized.slot()));
  }

  private Optional<Rejected<State>> count(AggregatedAttestation attestation) {
    Bits bits = attestation.aggregationBits();
    int[] indices = bits.indices();
    if (indices.length == 0) {
      return Optional.of(
          new Rejected<>(EMPTY_AGGREGATION_BITS, "an attestation of the body has no participant"));
    }
    int last = indices[indices.length - 1];
    int validators = state.validators().size();
    if (last >= validators) {
      return Optional.of(
          new Rejected<>(
              VALIDATOR_INDEX_OUT_OF_RANGE,
              "validator %d voted, the registry has %d".formatted(last, validators)));
    }
    Checkpoint target = attestation.data().target();
    int supporters = votes.add(target.root(), indices);
    return 3L * supporters >= 2L * validators
        ? justify(attestation.data().source(), target)
        : Optional.empty();
  }

  private Optional<Rejected<State>> justify(Checkpoint source, Checkpoint target) {
    if (Long.compareUnsigned(target.slot(), justified.slot()) > 0) {
      justified = target;
    }
    justifiedSlots = justifiedSlots.with(target.slot());
    votes.resolve(target.root());
    if (Long.compareUnsigned(source.slot(), finalized.slot()) <= 0 || skipsSlot(source, target)) {
      return Optional.empty();
    }
    finalized = source;
    justifiedSlots = justifiedSlots.finalizedAt(source.slot());
    if (!votes.keepAbove(source.slot(), state)) {
      return Optional.of(
          new Rejected<>(
              UNKNOWN_TARGET_BLOCK, "the state holds votes for a block that is not on its chain"));
    }
    return Optional.empty();
  }

  /// Whether a slot between the two could have been justified, as seen before finalizing.
  private boolean skipsSlot(Checkpoint source, Checkpoint target) {
    for (long slot = source.slot() + 1; slot != target.slot(); slot++) {
      if (Justifiability.isJustifiable(slot, finalized.slot())) {
        return true;
      }
    }
    return false;
  }

  private boolean liesOnChain(AttestationData data) {
    var history = state.historicalBlockHashes();
    return history.contains(data.source())
        && history.contains(data.target())
        && history.contains(data.head());
  }

  private State post() {
    return new State(
        state.config(),
        state.slot(),
        state.latestBlockHeader(),
        justified,
        finalized,
        state.historicalBlockHashes(),
        justifiedSlots.bits(),
        state.validators(),
        votes.packed());
  }

  private static Verdict<Boolean> outOfRange(Checkpoint checkpoint) {
    return Verdict.reject(
        JUSTIFIED_SLOT_OUT_OF_RANGE,
        "slot %s is beyond the slots the state tracks"
            .formatted(Long.toUnsignedString(checkpoint.slot())));
  }
}
