/// The shell of the gossip router: streams, threads and a timer around a state machine that has
/// none.
///
/// Comes in: subscriptions and messages to publish; bytes on `/meshsub` streams. Goes out: each new
/// message once, to be judged by the application; RPCs to peers through bounded queues. Decides
/// nothing about gossip itself. Caller: the node's network shell.
@NullMarked
package org.leannet.p2p.pubsub;

import org.jspecify.annotations.NullMarked;
