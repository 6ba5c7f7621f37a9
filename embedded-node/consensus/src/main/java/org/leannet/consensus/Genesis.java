package org.leannet.consensus;

import java.util.List;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.GenesisConfig;
import org.leannet.consensus.containers.History;
import org.leannet.consensus.containers.Justifications;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.containers.Validators;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// The start of a chain: its state at slot 0 and the block that stands for it.
public final class Genesis {

  private Genesis() {}

  /// @param genesisTime Unix second of slot 0
  /// @param validators in registry order, each carrying its own position
  public static State state(long genesisTime, List<Validator> validators) {
    Checkpoint none = new Checkpoint(Root.ZERO, 0);
    return new State(
        new GenesisConfig(genesisTime),
        0,
        new BlockHeader(0, 0, Root.ZERO, Root.ZERO, BlockBody.EMPTY.root()),
        none,
        none,
        History.EMPTY,
        Bits.EMPTY,
        Validators.of(validators),
        Justifications.NONE);
  }

  public static Block block(State genesis) {
    return new Block(0, 0, Root.ZERO, genesis.root(), BlockBody.EMPTY);
  }
}
