package org.leannet.consensus.transition;

import java.util.Arrays;
import java.util.Optional;
import org.leannet.consensus.containers.Limits;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;

/// Which slots behind the finalized one are justified: a window that slides with finalization.
public record JustifiedSlots(long finalizedSlot, Bits bits) {

  public static JustifiedSlots of(State state) {
    return new JustifiedSlots(state.latestFinalized().slot(), state.justifiedSlots());
  }

  /// Everything up to the finalized slot is justified. Empty for a slot the window does not reach.
  public Optional<Boolean> isJustified(long slot) {
    if (isFinalized(slot)) {
      return Optional.of(true);
    }
    long index = index(slot);
    return Long.compareUnsigned(index, bits.length()) < 0
        ? Optional.of(bits.get((int) index))
        : Optional.empty();
  }

  /// Whether the window can be made to reach this slot.
  boolean canReach(long slot) {
    return isFinalized(slot) || Long.compareUnsigned(index(slot), Limits.HISTORICAL_ROOTS) < 0;
  }

  /// The window, at least as long as to tell about this slot.
  public JustifiedSlots extendedTo(long slot) {
    if (isFinalized(slot) || Long.compareUnsigned(index(slot), bits.length()) < 0) {
      return this;
    }
    int length = Math.toIntExact(index(slot) + 1);
    return new JustifiedSlots(finalizedSlot, Bits.zeros(length).or(bits));
  }

  /// @param slot one this window reaches
  JustifiedSlots with(long slot) {
    return new JustifiedSlots(finalizedSlot, bits.with((int) index(slot)));
  }

  /// The window behind a later finalized slot.
  JustifiedSlots finalizedAt(long slot) {
    int dropped = (int) Math.min(slot - finalizedSlot, bits.length());
    int[] kept =
        Arrays.stream(bits.indices()).filter(i -> i >= dropped).map(i -> i - dropped).toArray();
    return new JustifiedSlots(slot, Bits.ofIndices(bits.length() - dropped, kept));
  }

  private boolean isFinalized(long slot) {
    return Long.compareUnsigned(slot, finalizedSlot) <= 0;
  }

  private long index(long slot) {
    return slot - finalizedSlot - 1;
  }
}
