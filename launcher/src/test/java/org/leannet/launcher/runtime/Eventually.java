package org.leannet.launcher.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for a condition, with a deadline.
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Eventually() {}

  /// Returns once the condition holds; fails when it does not in time.
  public static void await(String what, Callable<Boolean> condition) throws Exception {
    await(what, DEADLINE, condition);
  }

  /// Returns once the condition holds; fails when it does not within `deadline`.
  public static void await(String what, Duration deadline, Callable<Boolean> condition)
      throws Exception {
    var end = Instant.now().plus(deadline);
    while (!condition.call()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + deadline + ": " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
