package org.leannet.p2p.pubsub;

import java.time.Duration;

/// Every bound of what gossip holds for its streams.
public final class PubsubLimits {
  /// Frames that wait for one peer: a few blocks with proofs of full size.
  public static final int SEND_BYTES_PER_PEER = 8 << 20;

  /// Several slots of votes and their control RPCs.
  public static final int SEND_FRAMES_PER_PEER = 4096;

  /// Frames that wait for all peers; one that waits for many counts once.
  public static final long SEND_BYTES = 16L << 20;

  /// A peer that takes no frame for so long is let go.
  public static final Duration SEND_TIME = Duration.ofSeconds(10);

  /// Unfinished frames of all peers, beyond what each has for free.
  public static final int FRAME_BYTES = 12 << 20;

  /// What of an unfinished frame counts for nothing: most frames are no longer.
  public static final int FRAME_BYTES_FREE = 16 << 10;

  /// How long a frame may take from its first byte to its last.
  public static final Duration FRAME_TIME = Duration.ofSeconds(10);

  /// Messages that are decompressed at once, of all peers.
  public static final int UNPACKED_AT_ONCE = 4;

  private PubsubLimits() {}
}
