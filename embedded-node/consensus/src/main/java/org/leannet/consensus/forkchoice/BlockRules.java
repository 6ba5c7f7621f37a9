package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.BLOCK_SLOT_GAP_TOO_LARGE;
import static org.leannet.consensus.RejectionReason.BLOCK_TOO_FAR_IN_FUTURE;
import static org.leannet.consensus.RejectionReason.DUPLICATE_ATTESTATION_DATA;

import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Limits;

/// What is wrong with a block before its signatures and its effect are looked at.
///
/// @param time in intervals since genesis
record BlockRules(Rules rules, long time) {

  Verdict<Block> check(Block block, long parentSlot) {
    var votes = block.body().attestations();
    long distinct = votes.stream().map(AggregatedAttestation::data).distinct().count();
    if (distinct < votes.size()) {
      return Verdict.reject(
          DUPLICATE_ATTESTATION_DATA,
          "%d attestations of the body vote for %d different data"
              .formatted(votes.size(), distinct));
    }
    String slot = Long.toUnsignedString(block.slot());
    if (rules.refuseLongGaps()
        && Long.compareUnsigned(block.slot(), parentSlot) > 0
        && Long.compareUnsigned(block.slot() - parentSlot, Limits.HISTORICAL_ROOTS) > 0) {
      return Verdict.reject(
          BLOCK_SLOT_GAP_TOO_LARGE,
          "slot %s is more than %d slots after the parent's"
              .formatted(slot, Limits.HISTORICAL_ROOTS));
    }
    long now = SlotTime.slotOfInterval(time);
    if (rules.refuseFutureBlocks() && Long.compareUnsigned(block.slot(), now + 1) > 0) {
      return Verdict.reject(
          BLOCK_TOO_FAR_IN_FUTURE,
          "slot %s is more than one ahead of %s".formatted(slot, Long.toUnsignedString(now)));
    }
    return Verdict.accept(block);
  }
}
