package org.leannet.p2p.pubsub;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.WireException;
import org.leannet.p2p.wire.WireLimits;

/// Reads the frames of one stream, within bounds: each must be whole in time, and the unfinished
/// ones of all streams share their memory.
final class FrameIntake implements AutoCloseable {
  private static final Duration FOREVER = Duration.ofDays(365);

  /// The memory for unfinished frames. When there is too little, the largest of them is given up
  /// for a smaller one, so that nobody can keep the frames of others away by not finishing its own.
  static final class Budget {
    private final int limit;
    private final Map<FrameIntake, Integer> held = new HashMap<>();
    private int taken;

    Budget(int limit) {
      this.limit = limit;
    }

    /// @param bytes what the frame takes from now on
    private synchronized void hold(FrameIntake frame, int bytes, long deadline)
        throws IOException, InterruptedException {
      while (bytes > held(frame) && taken + bytes - held(frame) > limit) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0 || frame.givenUp) {
          throw new IOException("there is no memory for this unfinished frame");
        }
        giveUpLargerThan(bytes);
        wait(millis);
      }
      set(frame, bytes);
    }

    private void giveUpLargerThan(int bytes) {
      held.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .filter(largest -> largest.getValue() > bytes)
          .map(Map.Entry::getKey)
          .filter(frame -> !frame.givenUp)
          .ifPresent(frame -> {
            frame.givenUp = true;
            frame.stream.reset();
            notifyAll();
          });
    }

    private synchronized void set(FrameIntake frame, int bytes) {
      taken += bytes - held(frame);
      if (bytes == 0) {
        held.remove(frame);
      } else {
        held.put(frame, bytes);
      }
      notifyAll();
    }

    private int held(FrameIntake frame) {
      return held.getOrDefault(frame, 0);
    }

    synchronized int taken() {
      return taken;
    }
  }

  private final DuplexStream stream;
  private final Budget budget;
  private final Duration patience;
  private final FrameReader frames = new FrameReader(WireLimits.MAX_RPC);
  private long deadline;

  /// Guarded by the budget.
  private boolean givenUp;

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
    budget.hold(this, Math.max(0, unfinished - PubsubLimits.FRAME_BYTES_FREE), deadline);
  }

  @Override
  public void close() {
    budget.set(this, 0);
  }
}
