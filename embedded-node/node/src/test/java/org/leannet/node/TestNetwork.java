package org.leannet.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leannet.consensus.Rules;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.node.files.NetworkConfig;
import org.leannet.node.files.ValidatorFiles;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.XmssPreset;

/// A small network of the test scheme on this machine: one validator a node, the first node
/// aggregates.
final class TestNetwork {
  private final int nodes;
  private final Path directory;
  private final NetworkConfig network;
  private final List<InetSocketAddress> addresses = new ArrayList<>();

  TestNetwork(int nodes, Path directory, Instant genesis) throws IOException {
    this.nodes = nodes;
    this.directory = directory;
    var validators = new ArrayList<Validator>();
    for (var index = 0; index < nodes; index++) {
      var keys = Registry.keys(index);
      validators.add(
          new Validator(keys.attestation().publicKey(), keys.proposal().publicKey(), index));
      addresses.add(freeAddress());
    }
    this.network = new NetworkConfig(genesis.getEpochSecond(), validators);
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  private static NodeKey key(int node) {
    return NodeKey.derive(new byte[32], "node " + node);
  }

  List<Multiaddr> bootNodes() {
    var all = new ArrayList<Multiaddr>();
    for (var node = 0; node < nodes; node++) {
      all.add(Multiaddr.of(addresses.get(node), key(node).peerId()));
    }
    return all;
  }

  NodeConfig config(int node) {
    var keys = Registry.keys(node);
    Map<Bytes, SecretKey> secrets = new HashMap<>();
    keys.secrets().forEach(secret -> secrets.put(secret.publicKey(), secret));
    var validators =
        List.of(
            new LocalValidator(node, keys.attestation().publicKey(), keys.proposal().publicKey()));
    var core =
        new CoreConfig(
            validators,
            1,
            node == 0,
            false,
            Limits.AGGREGATION_DEADLINE,
            new TransparentProofs(Registry.XMSS).participantLimit(),
            Rules.STRICT.maxAttestationsData());
    return new NodeConfig(
        "node_" + node,
        XmssPreset.TEST,
        network,
        new ValidatorFiles(validators, secrets),
        core,
        new NodeConfig.Wire(key(node), addresses.get(node), bootNodes(), Set.of(), Map.of()),
        new NodeConfig.Http("127.0.0.1", 0, 0),
        directory.resolve("node_" + node),
        List.of());
  }
}
