package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.ATTESTATION_SLOT_BEFORE_HEAD;
import static org.leannet.consensus.RejectionReason.ATTESTATION_TOO_FAR_IN_FUTURE;
import static org.leannet.consensus.RejectionReason.HEAD_NOT_DESCENDANT_OF_FINALIZED;
import static org.leannet.consensus.RejectionReason.HEAD_OLDER_THAN_TARGET;
import static org.leannet.consensus.RejectionReason.HEAD_SLOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.SOURCE_AFTER_TARGET;
import static org.leannet.consensus.RejectionReason.SOURCE_NOT_ANCESTOR_OF_TARGET;
import static org.leannet.consensus.RejectionReason.SOURCE_SLOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.TARGET_NOT_ANCESTOR_OF_HEAD;
import static org.leannet.consensus.RejectionReason.TARGET_SLOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.UNKNOWN_HEAD_BLOCK;
import static org.leannet.consensus.RejectionReason.UNKNOWN_SOURCE_BLOCK;
import static org.leannet.consensus.RejectionReason.UNKNOWN_TARGET_BLOCK;

import java.util.Optional;
import java.util.function.Supplier;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.Verdict.Rejected;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;

/// leanSpec `lstar/fork_choice.py`, `validate_attestation`: whether a vote fits the known blocks
/// and the time, in the specification's order of questions.
///
/// @param time in intervals since genesis
record AttestationRules(BlockTree blocks, long time, Checkpoint finalized, Rules rules) {

  /// How many intervals a clock may be ahead of ours.
  private static final int DISPARITY = 1;

  Verdict<AttestationData> check(AttestationData data) {
    return fault(data)
        .<Verdict<AttestationData>>map(fault -> fault)
        .orElseGet(() -> Verdict.accept(data));
  }

  /// Whether the blocks that a vote names are still here.
  boolean knows(AttestationData data) {
    return unknown(data).isEmpty();
  }

  private Optional<Rejected<AttestationData>> fault(AttestationData data) {
    return unknown(data)
        .or(() -> disorder(data))
        .or(() -> wrongSlot(data))
        .or(() -> wrongBranch(data))
        .or(() -> wrongTime(data));
  }

  private Optional<Rejected<AttestationData>> unknown(AttestationData data) {
    return known(data.source(), UNKNOWN_SOURCE_BLOCK)
        .or(() -> known(data.target(), UNKNOWN_TARGET_BLOCK))
        .or(() -> known(data.head(), UNKNOWN_HEAD_BLOCK));
  }

  private Optional<Rejected<AttestationData>> disorder(AttestationData data) {
    return refuseIf(
            isAfter(data.source().slot(), data.target().slot()),
            SOURCE_AFTER_TARGET,
            () -> "the source %s is after the target %s".formatted(data.source(), data.target()))
        .or(() ->
            refuseIf(
                isAfter(data.target().slot(), data.head().slot()),
                HEAD_OLDER_THAN_TARGET,
                () -> "the head %s is before the target %s".formatted(data.head(), data.target())));
  }

  private Optional<Rejected<AttestationData>> wrongSlot(AttestationData data) {
    return placed(data.source(), SOURCE_SLOT_MISMATCH)
        .or(() -> placed(data.target(), TARGET_SLOT_MISMATCH))
        .or(() -> placed(data.head(), HEAD_SLOT_MISMATCH));
  }

  private Optional<Rejected<AttestationData>> wrongBranch(AttestationData data) {
    return refuseIf(
            !blocks.isAncestor(data.source(), data.target()),
            SOURCE_NOT_ANCESTOR_OF_TARGET,
            () ->
                "the target %2$s does not descend from the source %1$s"
                    .formatted(data.source(), data.target()))
        .or(() ->
            refuseIf(
                !blocks.isAncestor(data.target(), data.head()),
                TARGET_NOT_ANCESTOR_OF_HEAD,
                () ->
                    "the head %2$s does not descend from the target %1$s"
                        .formatted(data.target(), data.head())))
        .or(() ->
            refuseIf(
                rules.headAboveFinalized() && !blocks.isAncestor(finalized, data.head()),
                HEAD_NOT_DESCENDANT_OF_FINALIZED,
                () ->
                    "the head %2$s does not descend from the finalized %1$s"
                        .formatted(finalized, data.head())));
  }

  private Optional<Rejected<AttestationData>> wrongTime(AttestationData data) {
    String slot = Long.toUnsignedString(data.slot());
    return refuseIf(
            isAfter(data.head().slot(), data.slot()),
            ATTESTATION_SLOT_BEFORE_HEAD,
            () -> "slot %s is before the head %s".formatted(slot, data.head()))
        .or(() ->
            refuseIf(
                isAfter(data.slot(), SlotTime.slotOfInterval(time + DISPARITY)),
                ATTESTATION_TOO_FAR_IN_FUTURE,
                () ->
                    "slot %s has not begun at interval %s"
                        .formatted(slot, Long.toUnsignedString(time))));
  }

  private Optional<Rejected<AttestationData>> known(Checkpoint checkpoint, RejectionReason reason) {
    return refuseIf(
        !blocks.contains(checkpoint.root()),
        reason,
        () -> "block %s is not known".formatted(checkpoint.root()));
  }

  private Optional<Rejected<AttestationData>> placed(
      Checkpoint checkpoint, RejectionReason reason) {
    return refuseIf(
        blocks.checkpoint(checkpoint.root()).filter(checkpoint::equals).isEmpty(),
        reason,
        () -> "the block of %s is in another slot".formatted(checkpoint));
  }

  private static Optional<Rejected<AttestationData>> refuseIf(
      boolean refused, RejectionReason reason, Supplier<String> detail) {
    return refused ? Optional.of(new Rejected<>(reason, detail.get())) : Optional.empty();
  }

  private static boolean isAfter(long slot, long other) {
    return Long.compareUnsigned(slot, other) > 0;
  }
}
