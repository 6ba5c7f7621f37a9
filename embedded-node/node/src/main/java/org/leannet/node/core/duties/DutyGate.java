package org.leannet.node.core.duties;

import org.leannet.node.core.port.Limits;

/// Decides whether validators do their duties: not while the node's head is behind, unless the
/// whole network has stopped. The gate has two thresholds, so that it does not flap.
public final class DutyGate {
  /// Slots after the start in which a silent network is not yet taken for a stalled one: the peers
  /// have not had their say.
  private static final long FIRST_WORDS_SLOTS = 2;

  private final boolean disabled;
  private boolean open = true;
  private boolean started;
  private long firstSlot;

  /// @param disabled leaves the gate open whatever happens
  public DutyGate(boolean disabled) {
    this.disabled = disabled;
  }

  public boolean isOpen() {
    return open || disabled;
  }

  /// Looks again, and answers whether the gate is open now.
  ///
  /// @param slot the clock's slot
  /// @param headSlot the slot of this node's head
  /// @param networkSlot the newest slot a block is known to exist in, here or at most peers
  public boolean update(long slot, long headSlot, long networkSlot) {
    if (!started) {
      started = true;
      firstSlot = slot;
    }
    long lag = behind(slot, headSlot);
    if (Long.compareUnsigned(lag, Limits.GATE_OPENS_SLOTS) <= 0 || stalled(slot, networkSlot)) {
      open = true;
    } else if (Long.compareUnsigned(lag, Limits.GATE_CLOSES_SLOTS) > 0) {
      open = false;
    }
    return isOpen();
  }

  private boolean stalled(long slot, long networkSlot) {
    return Long.compareUnsigned(behind(slot, networkSlot), Limits.NETWORK_STALLED_SLOTS) > 0
        && Long.compareUnsigned(behind(slot, firstSlot), FIRST_WORDS_SLOTS) >= 0;
  }

  private static long behind(long slot, long other) {
    return Long.compareUnsigned(other, slot) >= 0 ? 0 : slot - other;
  }
}
