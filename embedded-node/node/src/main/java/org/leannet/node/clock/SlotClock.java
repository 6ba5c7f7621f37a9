package org.leannet.node.clock;

import java.time.Duration;
import java.time.InstantSource;
import org.leannet.consensus.SlotTime;

/// Reads a source of time as slots and intervals since genesis. Before genesis everything is zero.
///
/// The source is passed in: the wall clock in a running node, virtual time in a simulation. The
/// clock never waits; it says how long there is to wait.
public final class SlotClock {
  private final SlotTime slots;
  private final InstantSource time;

  public SlotClock(SlotTime slots, InstantSource time) {
    this.slots = slots;
    this.time = time;
  }

  public boolean isBeforeGenesis() {
    return untilGenesis().isPositive();
  }

  /// How long until slot 0 starts; zero from then on.
  public Duration untilGenesis() {
    return Duration.ofMillis(Math.max(0, slots.startOfInterval(0) - time.millis()));
  }

  public long slot() {
    return slots.slotAt(time.millis());
  }

  public int intervalInSlot() {
    return slots.intervalInSlotAt(time.millis());
  }

  /// Whole intervals since genesis: what a [org.leannet.node.core.port.Event.Tick] carries.
  public long interval() {
    return slots.intervalAt(time.millis());
  }

  /// How long until the next interval starts; before genesis, until genesis. Exactly on a boundary
  /// the next one is a whole interval away.
  public Duration untilNextInterval() {
    return Duration.ofMillis(slots.untilNextInterval(time.millis()));
  }
}
