package org.leannet.p2p.pubsub;

/// Takes messages that were not seen before. Called on the thread that reads the sender's stream:
/// holding it up slows this one peer down, and nobody else.
@FunctionalInterface
public interface GossipHandler {
  void onMessage(GossipDelivery delivery);
}
