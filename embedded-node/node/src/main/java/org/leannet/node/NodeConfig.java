package org.leannet.node;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.files.NetworkConfig;
import org.leannet.node.files.ValidatorFiles;
import org.leannet.xmss.XmssPreset;

/// Everything a node is told before it opens: the command line and the files it names, read.
///
/// @param name the node's id in the files
/// @param checkpoints nodes to start from when the data directory holds no chain yet
public record NodeConfig(
    String name,
    XmssPreset preset,
    NetworkConfig network,
    ValidatorFiles keys,
    CoreConfig core,
    Wire wire,
    Http http,
    Path dataDirectory,
    List<URI> checkpoints) {
  public NodeConfig {
    checkpoints = List.copyOf(checkpoints);
  }

  /// Who the node is to its peers.
  ///
  /// @param listen where QUIC is listened to; port 0 takes a free one
  /// @param peerNames how the network's files call its nodes
  /// @param aggregatedSubnets subnets an aggregator listens to besides its validators' own
  public record Wire(
      NodeKey key,
      InetSocketAddress listen,
      List<Multiaddr> bootNodes,
      Set<Long> aggregatedSubnets,
      Map<PeerId, String> peerNames) {
    public Wire {
      bootNodes = List.copyOf(bootNodes);
      aggregatedSubnets = Set.copyOf(aggregatedSubnets);
      peerNames = Map.copyOf(peerNames);
    }
  }

  /// Where HTTP is served. Equal ports mean one server for both; port 0 takes a free one.
  ///
  /// @param testDriver whether test vectors may be replayed against the node's rules
  public record Http(String address, int apiPort, int metricsPort, boolean testDriver) {
    /// Without the test driver.
    public Http(String address, int apiPort, int metricsPort) {
      this(address, apiPort, metricsPort, false);
    }
  }
}
