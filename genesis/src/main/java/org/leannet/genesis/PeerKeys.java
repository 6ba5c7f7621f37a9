package org.leannet.genesis;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leannet.identity.Enr;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;

/// Phase 1 done: every node has a key, hence a peer id and a record. In network order.
public record PeerKeys(GenesisSpec spec, List<Peer> peers) {

  /// One node and who it is on the network.
  public record Peer(NodeSpec node, NodeKey key, Enr enr) {

    public PeerId peerId() {
      return key.peerId();
    }

    public Multiaddr multiaddr() {
      return enr.multiaddr().orElseThrow();
    }
  }

  public PeerKeys {
    peers = List.copyOf(peers);
  }

  /// Takes the keys that were given and derives the others from the seed and the nodes' names.
  public static PeerKeys of(GenesisSpec spec) {
    byte[] seed = spec.seed().toBytes();
    List<Peer> peers = new ArrayList<>();
    Map<NodeKey, String> owners = new HashMap<>();
    for (NodeSpec node : spec.nodes()) {
      NodeKey key = node.nodeKey().orElseGet(() -> NodeKey.derive(seed, node.name()));
      String other = owners.put(key, node.name());
      if (other != null) {
        throw new GenesisException(
            "%s and %s have the same node key".formatted(other, node.name()),
            "give each node a key of its own, or none");
      }
      peers.add(
          new Peer(node, key, Enr.sign(key, InetAddress.ofLiteral(node.ip()), node.quicPort())));
    }
    return new PeerKeys(spec, peers);
  }

  /// The node of this name.
  public Peer peer(String name) {
    return peers.stream()
        .filter(peer -> peer.node().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node is named " + name));
  }
}
