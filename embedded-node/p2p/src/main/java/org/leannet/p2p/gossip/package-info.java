/// Gossipsub 1.2 as a state machine: an event and the time go in, effects come out.
///
/// [GossipRouter][org.leannet.p2p.gossip.GossipRouter] decides who gets which RPC; it opens no
/// stream, reads no clock, starts no thread and takes its randomness from outside, so the same
/// events, times and seed give the same effects. Peers are opaque names. Callers: the transport's
/// shell, which feeds it from streams and a timer, and simulations.
@NullMarked
package org.leannet.p2p.gossip;

import org.jspecify.annotations.NullMarked;
