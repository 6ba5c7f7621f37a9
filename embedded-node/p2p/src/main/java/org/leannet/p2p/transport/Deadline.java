package org.leannet.p2p.transport;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The moment by which something must be done, on the JVM's own monotonic clock: timeouts of
/// sockets are of this machine, whatever the network's clock says.
record Deadline(long nanos, boolean finite) {

  static final Deadline NEVER = new Deadline(0, false);

  static Deadline in(Duration fromNow) {
    return new Deadline(System.nanoTime() + fromNow.toNanos(), true);
  }

  /// Milliseconds left, at least one, to wait for.
  long remainingMillis(String what) throws SocketTimeoutException {
    if (!finite) {
      return Long.MAX_VALUE;
    }
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException(what + " took too long");
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
  }
}
