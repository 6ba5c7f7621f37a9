/// Requests and their streamed responses, each pair on a stream of its own.
///
/// Payload bytes in, payload bytes out: framing, limits, timeouts and error codes are dealt with
/// here, SSZ is not. Everything blocks and is meant for virtual threads. Callers: the node's sync
/// service, and its answers to others.
@NullMarked
package org.leannet.p2p.reqresp;

import org.jspecify.annotations.NullMarked;
