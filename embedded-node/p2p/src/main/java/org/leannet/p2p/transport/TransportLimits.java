package org.leannet.p2p.transport;

import java.time.Duration;

/// Every bound of the transport: what strangers can make a host hold or do.
public final class TransportLimits {
  /// What a peer may send on one stream ahead of its reader.
  public static final int STREAM_WINDOW = 256 << 10;

  /// What a peer may send on all its streams ahead of their readers. Both windows grow for a peer
  /// whose bytes are read quickly.
  public static final int CONNECTION_WINDOW = 1 << 20;

  /// Streams that a peer may have open at once, each of which is a virtual thread here: two of
  /// gossip, and several times the requests that an honest peer makes.
  public static final int STREAMS_PER_CONNECTION = 64;

  /// Streams of all peers that are served at once; then only those with few get more.
  public static final int STREAMS = 2048;

  /// Streams that each peer gets however many the others have.
  public static final int STREAMS_RESERVED = 8;

  /// Handshakes that peers have begun and not ended.
  public static final int HALF_OPEN = 128;

  /// Of these, from one address: a laptop that starts a whole network.
  public static final int HALF_OPEN_PER_ADDRESS = 64;

  /// While so many handshakes are open, newcomers must first show that they are where they say they
  /// are.
  public static final int HALF_OPEN_BEFORE_RETRY = 32;

  /// How long a handshake may take.
  public static final Duration HANDSHAKE_TIME = Duration.ofSeconds(5);

  /// How long a newcomer may take to come back with the token it was given.
  public static final Duration TOKEN_TIME = Duration.ofSeconds(10);

  /// Of the places for peers, one address gets at most this part: one in so many.
  public static final int ADDRESS_SHARE = 2;

  private TransportLimits() {}
}
