package org.leannet.p2p.transport;

/// A connection that did not come about: nobody answered, the peer proved nothing, or it was not
/// wanted here.
///
/// @param timeout whether time ran out
/// @param reason for people
public record ConnectionFailure(Direction direction, boolean timeout, String reason) {}
