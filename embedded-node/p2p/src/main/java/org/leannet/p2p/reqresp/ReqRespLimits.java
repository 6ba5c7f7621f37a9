package org.leannet.p2p.reqresp;

import java.time.Duration;

/// What requests may take; their sizes and rates are with each [RequestProtocol].
///
/// @param request within which the whole response must have come
/// @param response within which a request must have come, and then its response must be written
/// @param maxPerPeer requests of one peer and protocol that are served at once; more get an error
/// @param maxServed requests of all peers and protocols together that are served at once
public record ReqRespLimits(Duration request, Duration response, int maxPerPeer, int maxServed) {

  /// Requests of all peers that are served at once, each with a block in memory.
  public static final int MAX_SERVED = 12;

  /// Peers whose rate of requests is remembered.
  public static final int REMEMBERED_PEERS = 1024;

  /// A peer has two requests under way by the protocol; twice that is patience for its lost ones.
  public static final ReqRespLimits DEFAULT =
      new ReqRespLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 4, MAX_SERVED);
}
