package org.leannet.p2p.pubsub;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.leannet.p2p.gossip.GossipParams;

/// What gossip runs on.
///
/// @param random picks mesh and gossip peers
/// @param clock dates what the router remembers
/// @param timer runs the heartbeats; it stays the caller's to shut down
public record GossipConfig(
    GossipParams params,
    RandomGenerator random,
    InstantSource clock,
    ScheduledExecutorService timer) {}
