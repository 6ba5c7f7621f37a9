package org.leannet.consensus;

import java.util.Optional;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.State;

/// Whether a state and a block that someone served may start a chain here.
public final class CheckpointAnchor {

  private CheckpointAnchor() {}

  /// What is wrong with the state by itself; empty if nothing is.
  public static Optional<String> fault(State state) {
    if (state.validators().isEmpty()) {
      return Optional.of("the checkpoint state has no validators");
    }
    if (isAfter(state.latestFinalized().slot(), state.latestJustified().slot())
        || isAfter(state.latestJustified().slot(), state.slot())) {
      return Optional.of(
          "the checkpoint state of slot %s has justified %s and finalized %s, which is out of order"
              .formatted(
                  Long.toUnsignedString(state.slot()),
                  state.latestJustified(),
                  state.latestFinalized()));
    }
    return Optional.empty();
  }

  /// What is wrong with the state, or with it being the state after this block on this chain; empty
  /// if nothing is.
  ///
  /// @param genesis the state that this node's own files lead to
  public static Optional<String> fault(State state, Block block, State genesis) {
    return fault(state)
        .or(() -> foreign(state, genesis))
        .or(() ->
            block.stateRoot().equals(state.root())
                ? Optional.empty()
                : Optional.of(
                    "the checkpoint block of slot %s claims state %s, the state served is %s"
                        .formatted(
                            Long.toUnsignedString(block.slot()), block.stateRoot(), state.root())));
  }

  private static Optional<String> foreign(State state, State genesis) {
    if (state.config().genesisTime() != genesis.config().genesisTime()) {
      return Optional.of(
          "the checkpoint state is of a chain with genesis time %s, this one has %s"
              .formatted(
                  Long.toUnsignedString(state.config().genesisTime()),
                  Long.toUnsignedString(genesis.config().genesisTime())));
    }
    return state.validators().equals(genesis.validators())
        ? Optional.empty()
        : Optional.of("the checkpoint state has other validators than this chain's genesis");
  }

  private static boolean isAfter(long slot, long other) {
    return Long.compareUnsigned(slot, other) > 0;
  }
}
