package org.leannet.node.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.StorageException;

/// A chain that simulated nodes made in virtual time, on real disks: real processes go on with it.
public final class SimulatedChain {
  private SimulatedChain() {}

  /// Runs some of the nodes, each with one validator, and writes what each has on its disk.
  ///
  /// @param running how many of the nodes run, the first ones
  /// @param slots how many slots they run for
  /// @param directories where a node's data lie
  public static void write(
      long genesisSeconds, int nodes, int running, long slots, IntFunction<Path> directories)
      throws StorageException {
    World world = new World(1, Conditions.calm(nodes), genesisSeconds);
    world.nodes(0, running).forEach(SimNode::start);
    world.runToSlot(slots);
    State genesis = Registry.genesis(genesisSeconds, nodes);
    for (SimNode node : world.nodes(0, running)) {
      write(directories.apply(node.index()), genesis, node.disk());
    }
  }

  private static void write(Path directory, State genesis, Disk disk) throws StorageException {
    Block block = Genesis.block(genesis);
    Checkpoint start = new Checkpoint(block.root(), 0);
    StoredBlock anchor =
        new StoredBlock(block.root(), new SignedBlock(block, MultiMessageAggregate.EMPTY), genesis);
    try (ChainDatabase database = ChainDatabase.open(directory, block.root())) {
      database.write(
          new ChainChange(List.of(anchor), start, start, start, List.of(start), List.of()));
      for (ChainChange change : disk.changes()) {
        database.write(change);
      }
      database.recordSigned(
          disk.signedSlots().entrySet().stream()
              .map(each -> new SignedSlot(each.getKey(), each.getValue()))
              .toList());
    }
  }
}
