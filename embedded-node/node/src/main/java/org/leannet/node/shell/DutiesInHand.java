package org.leannet.node.shell;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.EventClass;
import org.leannet.node.core.port.Lane;

/// Counts the steps of duties that are under way, so that a stop can wait for the last one. A step
/// is counted until the core has handled what came of it, because the core then begins the next.
final class DutiesInHand {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private int steps;

  /// An effect is about to be carried out.
  void begins(Effect effect) {
    if (isStep(effect)) {
      add(1);
    }
  }

  /// The core has handled an event, and its effects are under way.
  void ends(Event event) {
    if (event.eventClass() == EventClass.DUTY) {
      add(-1);
    }
  }

  private static boolean isStep(Effect effect) {
    return effect instanceof Effect.RecordSignedSlots
        || (effect instanceof Effect.Run(var job) && job.lane() == Lane.DUTY);
  }

  private void add(int change) {
    lock.lock();
    try {
      steps += change;
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until no step is under way; false when that takes too long.
  boolean awaitNone(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      var left = patience.toNanos();
      while (steps > 0 && left > 0) {
        left = fewer.awaitNanos(left);
      }
      return steps == 0;
    } finally {
      lock.unlock();
    }
  }
}
