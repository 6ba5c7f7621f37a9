package org.leannet.p2p.gossip;

import java.util.List;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Message;

/// What a [GossipRouter] asks of its shell.
public sealed interface GossipEffect {
  /// Send one RPC to some peers, all with an open stream. Encode it once.
  record Send(List<String> peers, GossipRpc rpc) implements GossipEffect {
    public Send {
      peers = List.copyOf(peers);
    }
  }

  /// Decompress messages, away from the router, and tell of each by [GossipEvent.Unpacked]; then
  /// tell of the control messages that came with them by [GossipEvent.Controlled].
  record Unpack(String peer, List<Message> messages, Control control) implements GossipEffect {
    public Unpack {
      messages = List.copyOf(messages);
    }
  }

  /// Give a message, never seen before, to the application; it answers with
  /// [GossipEvent.Validated].
  record Deliver(String peer, GossipMessage message) implements GossipEffect {}

  /// Cut a peer off for what it did. The router has already forgotten it.
  record Disconnect(String peer, String reason) implements GossipEffect {}
}
