package org.leannet.p2p.reqresp;

import java.time.Duration;
import org.leannet.p2p.wire.WireLimits;

/// What requests may take.
///
/// @param request within which the whole response must have come
/// @param response within which a request must have come, and then its response must be written
/// @param maxPayload largest payload of a request or a chunk, in bytes
/// @param maxPerPeer requests of one peer and protocol that are served at once; more get an error
public record ReqRespLimits(Duration request, Duration response, int maxPayload, int maxPerPeer) {

  public static final ReqRespLimits DEFAULT =
      new ReqRespLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), WireLimits.MAX_PAYLOAD, 8);
}
