package org.leannet.node;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads bring about.
public final class Await {
  private static final Duration STEP = Duration.ofMillis(20);

  private Await() {}

  /// Returns once the condition holds.
  ///
  /// @throws AssertionError when it does not in time
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    var end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /// Lets time pass, where time itself is what is tested.
  public static void pass(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
