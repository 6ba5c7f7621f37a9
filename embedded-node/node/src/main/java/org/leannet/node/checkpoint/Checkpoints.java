package org.leannet.node.checkpoint;

import java.util.List;
import java.util.Optional;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Root;

/// What is wrong with a checkpoint, if anything. Pure.
public final class Checkpoints {
  private static final int MAX_VALIDATORS = 4096;

  private Checkpoints() {}

  /// The fault of a state on its own: a chain has validators, and time moves forward in it.
  public static Optional<String> fault(State state) {
    var count = state.validators().size();
    if (count < 1 || count > MAX_VALIDATORS) {
      return Optional.of(
          "the state has %d validators, 1 to %d were expected".formatted(count, MAX_VALIDATORS));
    }
    var header = state.latestBlockHeader();
    if (Long.compareUnsigned(header.slot(), state.slot()) > 0) {
      return Optional.of("the state's latest block is of a later slot than the state");
    }
    if (Long.compareUnsigned(state.latestFinalized().slot(), state.latestJustified().slot()) > 0
        || Long.compareUnsigned(state.latestJustified().slot(), state.slot()) > 0) {
      return Optional.of("the state's checkpoints are not in the order of their slots");
    }
    return Optional.empty();
  }

  /// The fault of a state for this network.
  public static Optional<String> fault(State state, long genesisTime, List<Validator> validators) {
    if (state.config().genesisTime() != genesisTime) {
      return Optional.of(
          "it is of a chain with genesis at %s, this one starts at %s"
              .formatted(
                  Long.toUnsignedString(state.config().genesisTime()),
                  Long.toUnsignedString(genesisTime)));
    }
    return fault(state)
        .or(() ->
            state.validators().equals(validators)
                ? Optional.empty()
                : Optional.of("its validators are not those of the genesis file"));
  }

  /// The fault of a block as the one whose post-state this is. The two are fetched one after the
  /// other, so that a finalization in between makes them differ: asking again helps.
  public static Optional<String> mismatch(Block block, State state) {
    var root = state.root();
    if (!block.stateRoot().equals(root)) {
      return Optional.of(
          "the block names state %s, the state served is %s"
              .formatted(block.stateRoot().hex(), root.hex()));
    }
    if (!filled(state.latestBlockHeader(), root).equals(block.header())) {
      return Optional.of("the state's latest block is not the block served");
    }
    return Optional.empty();
  }

  private static BlockHeader filled(BlockHeader header, Root stateRoot) {
    return header.stateRoot().equals(Root.ZERO)
        ? new BlockHeader(
            header.slot(),
            header.proposerIndex(),
            header.parentRoot(),
            stateRoot,
            header.bodyRoot())
        : header;
  }
}
