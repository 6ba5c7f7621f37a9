/// The bytes that Lean peers exchange: varints, snappy, gossip RPCs, topics and message ids, stream
/// negotiation, requests and responses.
///
/// Bytes in, values out, and back. Every decoder is bounded by a limit from [WireLimits], allocates
/// in proportion to what really arrived, and fails with [WireException] alone. Knows no socket, no
/// clock and no SSZ. Callers: the gossip router, the request and response streams, the transport.
@NullMarked
package org.leannet.p2p.wire;

import org.jspecify.annotations.NullMarked;
