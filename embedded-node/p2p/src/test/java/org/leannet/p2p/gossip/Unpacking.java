package org.leannet.p2p.gossip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.leannet.p2p.wire.GossipRpc.Message;

/// Steps a router and unpacks at once, as a shell does that has nothing else to do.
final class Unpacking {
  private Unpacking() {}

  static List<GossipEffect> step(GossipRouter router, GossipEvent event, Instant now) {
    List<GossipEffect> all = new ArrayList<>();
    for (GossipEffect effect : router.step(event, now)) {
      if (effect instanceof GossipEffect.Unpack(String peer, var messages, var control)) {
        for (Message message : messages) {
          all.addAll(router.step(GossipEvent.Unpacked.of(peer, message), now));
        }
        all.addAll(router.step(new GossipEvent.Controlled(peer, control), now));
      } else {
        all.add(effect);
      }
    }
    return all;
  }
}
