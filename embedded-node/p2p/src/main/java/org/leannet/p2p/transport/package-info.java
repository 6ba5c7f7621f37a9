/// The libp2p host: QUIC connections to peers whose identity is proven, and streams on them.
///
/// Comes in: a [NodeKey][org.leannet.identity.NodeKey], addresses to dial, handlers by protocol
/// name. Goes out: connection events, and for each stream one virtual thread that may simply block
/// on it. Netty is known here and nowhere else in the node. Nothing here knows SSZ or what a
/// protocol means. Callers: `reqresp`, and the node's network shell.
@NullMarked
package org.leannet.p2p.transport;

import org.jspecify.annotations.NullMarked;
