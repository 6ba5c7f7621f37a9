/// The Lean network as bytes: everything between a UDP socket and SSZ.
///
/// `wire` holds the formats and `gossip` the router, both pure. `transport` is the libp2p host over
/// QUIC; on its streams run `reqresp` and `pubsub`, the router's shell. A caller makes a
/// [Host][org.leannet.p2p.transport.Host], puts a [ReqResp][org.leannet.p2p.reqresp.ReqResp] and a
/// [Gossip][org.leannet.p2p.pubsub.Gossip] on it, and starts it.
@NullMarked
package org.leannet.p2p;

import org.jspecify.annotations.NullMarked;
