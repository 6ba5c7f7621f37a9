package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.transition.Justifiability;

/// leanSpec `lstar/validator_duties.py`: the block a new vote asks to justify.
///
/// From the head a few steps towards the safe target, then on to a slot that may be justified, but
/// never behind the finalized one.
record AttestationTarget(BlockTree blocks, Checkpoint finalized) {

  /// How far behind the head a target may be because votes for it are not seen yet.
  private static final int LOOKBACK = 3;

  Checkpoint from(Checkpoint head, long safeSlot) {
    long bound = Long.compareUnsigned(safeSlot, finalized.slot()) > 0 ? safeSlot : finalized.slot();
    Checkpoint target = head;
    for (int step = 0; step < LOOKBACK && isAfter(target, bound); step++) {
      target = parentOf(target);
    }
    return blocks
        .walk(
            target.root(),
            at ->
                isAfter(at, finalized.slot())
                    && !Justifiability.isJustifiable(at.slot(), finalized.slot()))
        .orElse(target);
  }

  private Checkpoint parentOf(Checkpoint block) {
    return blocks.walk(block.root(), at -> at.equals(block)).orElse(block);
  }

  private static boolean isAfter(Checkpoint block, long slot) {
    return Long.compareUnsigned(block.slot(), slot) > 0;
  }
}
