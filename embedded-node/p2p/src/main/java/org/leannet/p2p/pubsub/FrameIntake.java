package org.leannet.p2p.pubsub;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.WireException;
import org.leannet.p2p.wire.WireLimits;

/// Reads the frames of one stream, within bounds: each must be whole in time, and the unfinished
/// ones of all streams share their memory.
final class FrameIntake implements AutoCloseable {
  private static final Duration FOREVER = Duration.ofDays(365);

  /// The memory for unfinished frames. Who finds none free waits, and the wait is part of the time
  /// its frame has.
  static final class Budget {
    private final int limit;
    private int taken;

    Budget(int limit) {
      this.limit = limit;
    }

    private synchronized void change(int from, int to, long deadline)
        throws SocketTimeoutException, InterruptedException {
      while (to > from && taken + to - from > limit) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          throw new SocketTimeoutException("no memory for an unfinished frame came free");
        }
        wait(millis);
      }
      taken += to - from;
      notifyAll();
    }

    private synchronized void give(int bytes) {
      taken -= bytes;
      notifyAll();
    }

    synchronized int taken() {
      return taken;
    }
  }

  private final DuplexStream stream;
  private final Budget budget;
  private final Duration patience;
  private final FrameReader frames = new FrameReader(WireLimits.MAX_RPC);
  private int counted;
  private long deadline;

  FrameIntake(DuplexStream stream, Budget budget, Duration patience) {
    this.stream = stream;
    this.budget = budget;
    this.patience = patience;
  }

  /// Waits for the next frame; empty at the end of the stream.
  ///
  /// @throws SocketTimeoutException when a frame does not come to its end
  Optional<byte[]> next() throws IOException, InterruptedException, WireException {
    Optional<byte[]> frame = frames.next();
    if (frame.isPresent()) {
      return frame;
    }
    begin();
    while (frame.isEmpty()) {
      Optional<byte[]> bytes = stream.read();
      if (bytes.isEmpty()) {
        frames.end();
        return Optional.empty();
      }
      boolean first = frames.unfinished() == 0;
      frames.feed(bytes.get());
      frame = frames.next();
      if (frame.isEmpty()) {
        if (first) {
          begin();
        }
        count(frames.unfinished());
      }
    }
    return frame;
  }

  /// From here the unfinished frame, if there is one, has its time.
  private void begin() throws IOException, InterruptedException {
    boolean unfinished = frames.unfinished() > 0;
    deadline = System.nanoTime() + patience.toNanos();
    stream.deadline(unfinished ? patience : FOREVER);
    count(frames.unfinished());
  }

  private void count(int unfinished) throws IOException, InterruptedException {
    int needed = Math.max(0, unfinished - PubsubLimits.FRAME_BYTES_FREE);
    budget.change(counted, needed, deadline);
    counted = needed;
  }

  @Override
  public void close() {
    budget.give(counted);
    counted = 0;
  }
}
