package org.leannet.node.vectors;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Rules;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.identity.NodeKey;
import org.leannet.node.LeanNode;
import org.leannet.node.NodeConfig;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.files.NetworkConfig;
import org.leannet.node.files.ValidatorFiles;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.xmss.XmssPreset;

/// A node without validators and peers whose disk holds one final block.
public final class AnchoredNode {
  private AnchoredNode() {}

  /// Starts the node on its own ports.
  public static LeanNode start(
      Path directory,
      List<Validator> validators,
      long genesisTime,
      StoredBlock anchor,
      boolean aggregator)
      throws Exception {
    return start(
        directory,
        validators,
        genesisTime,
        anchor,
        aggregator,
        new NodeConfig.Http("127.0.0.1", 0, 0));
  }

  /// Starts the node at genesis, with its test driver.
  public static LeanNode withTestDriver(Path directory, State genesis) throws Exception {
    Block block = Genesis.block(genesis);
    return start(
        directory,
        genesis.validators(),
        genesis.config().genesisTime(),
        new StoredBlock(block.root(), new SignedBlock(block, MultiMessageAggregate.EMPTY), genesis),
        false,
        new NodeConfig.Http("127.0.0.1", 0, 0, true));
  }

  private static LeanNode start(
      Path directory,
      List<Validator> validators,
      long genesisTime,
      StoredBlock anchor,
      boolean aggregator,
      NodeConfig.Http http)
      throws Exception {
    Checkpoint at = new Checkpoint(anchor.root(), anchor.block().block().slot());
    var genesis = Genesis.block(Genesis.state(genesisTime, validators));
    try (ChainDatabase database = ChainDatabase.open(directory, genesis.root())) {
      database.write(new ChainChange(List.of(anchor), at, at, at, List.of(at), List.of()));
    }
    CoreConfig core =
        new CoreConfig(
            List.of(),
            1,
            aggregator,
            false,
            Limits.AGGREGATION_DEADLINE,
            1,
            Rules.STRICT.maxAttestationsData());
    LeanNode node =
        LeanNode.open(
            new NodeConfig(
                "watcher",
                // The driver takes vectors of any scheme, whatever the node's own is.
                http.testDriver() ? XmssPreset.PROD : XmssPreset.TEST,
                new NetworkConfig(genesisTime, validators),
                new ValidatorFiles(List.of(), Map.of()),
                core,
                new NodeConfig.Wire(
                    NodeKey.derive(new byte[32], "watcher"),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    List.of(),
                    Set.of(),
                    Map.of()),
                http,
                directory,
                List.of()),
            reason -> {
              throw new AssertionError(reason);
            });
    node.start();
    return node;
  }
}
