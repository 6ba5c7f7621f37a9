package org.leannet.p2p.gossip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.IDontWant;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.IWant;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;

/// Gathers the effects of one step; all control messages to one peer become one RPC.
final class Outbox {
  /// Control messages for one peer.
  private static final class Gathered {
    private final List<IHave> ihave = new ArrayList<>();
    private final List<IWant> iwant = new ArrayList<>();
    private final Set<Graft> graft = new LinkedHashSet<>();
    private final Set<Prune> prune = new LinkedHashSet<>();
    private final List<IDontWant> idontwant = new ArrayList<>();

    private Control toControl() {
      return new Control(ihave, iwant, List.copyOf(graft), List.copyOf(prune), idontwant);
    }
  }

  private final List<GossipEffect> effects = new ArrayList<>();
  private final Map<String, Gathered> controls = new LinkedHashMap<>();

  void send(Collection<String> peers, GossipRpc rpc) {
    if (!peers.isEmpty()) {
      effects.add(new GossipEffect.Send(List.copyOf(peers), rpc));
    }
  }

  void unpack(String peer, List<Message> messages, Control control) {
    effects.add(new GossipEffect.Unpack(peer, messages, control));
  }

  void deliver(String peer, GossipMessage message) {
    effects.add(new GossipEffect.Deliver(peer, message));
  }

  void disconnect(String peer, String reason) {
    controls.remove(peer);
    effects.add(new GossipEffect.Disconnect(peer, reason));
  }

  void ihave(String peer, IHave ihave) {
    to(peer).ihave.add(ihave);
  }

  void iwant(String peer, List<MessageId> ids) {
    to(peer).iwant.add(new IWant(octets(ids)));
  }

  void graft(String peer, String topic) {
    to(peer).graft.add(new Graft(topic));
  }

  void prune(String peer, String topic, long backoffSeconds) {
    to(peer).prune.add(new Prune(topic, backoffSeconds));
  }

  void idontwant(String peer, MessageId id) {
    to(peer).idontwant.add(new IDontWant(octets(List.of(id))));
  }

  /// The effects in order, control messages last; peers that get the same share one effect.
  List<GossipEffect> drain() {
    Map<Control, List<String>> grouped = new LinkedHashMap<>();
    controls.forEach((peer, gathered) ->
        grouped.computeIfAbsent(gathered.toControl(), _ -> new ArrayList<>()).add(peer));
    grouped.forEach((control, peers) -> send(peers, GossipRpc.of(control)));
    controls.clear();
    List<GossipEffect> drained = List.copyOf(effects);
    effects.clear();
    return drained;
  }

  static List<Octets> octets(List<MessageId> ids) {
    return ids.stream().map(MessageId::toOctets).toList();
  }

  private Gathered to(String peer) {
    return controls.computeIfAbsent(peer, _ -> new Gathered());
  }
}
