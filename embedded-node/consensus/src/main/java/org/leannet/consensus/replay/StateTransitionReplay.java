package org.leannet.consensus.replay;

import java.util.List;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.transition.StateTransition;

/// The blocks of a state transition vector, one after another.
public final class StateTransitionReplay {
  private StateTransitionReplay() {}

  /// The state after the blocks. A state whose latest header is sealed has had its slots processed:
  /// blocks then meet the block rules alone.
  ///
  /// @param refused whether the vector says that this is refused. Without blocks it is about
  ///   beginning a slot at all: nobody can propose, or the state is already there.
  public static Verdict<State> run(State pre, List<Block> blocks, boolean refused) {
    if (blocks.isEmpty()) {
      return refused ? beginSlot(pre) : Verdict.accept(pre);
    }
    boolean slotsProcessed = !pre.latestBlockHeader().stateRoot().isZero();
    Verdict<State> verdict = Verdict.accept(pre);
    for (Block block : blocks) {
      verdict =
          verdict.then(state ->
              slotsProcessed
                  ? StateTransition.processBlock(state, block)
                  : StateTransition.apply(state, block));
    }
    return verdict;
  }

  private static Verdict<State> beginSlot(State pre) {
    return StateTransition.proposer(pre, pre.slot())
        .then(_ -> StateTransition.processSlots(pre, pre.slot()));
  }
}
