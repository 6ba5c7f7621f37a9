package org.leannet.node.core.port;

/// One arrival of a gossip message: who sent it, and the number under which the network remembers
/// it until the core settles it with [Effect.Settle]. Every delivery that enters the core is
/// settled exactly once.
public record Delivery(Peer peer, long number) {}
