package org.leannet.consensus.transition;

import static org.leannet.consensus.RejectionReason.BLOCK_OLDER_THAN_LATEST_HEADER;
import static org.leannet.consensus.RejectionReason.BLOCK_SLOT_GAP_TOO_LARGE;
import static org.leannet.consensus.RejectionReason.BLOCK_SLOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.BLOCK_SLOT_NOT_IN_FUTURE;
import static org.leannet.consensus.RejectionReason.EMPTY_VALIDATOR_REGISTRY;
import static org.leannet.consensus.RejectionReason.PARENT_ROOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.STATE_ROOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.WRONG_PROPOSER;

import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Limits;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Root;

/// leanSpec `lstar/state_transition.py`: the state after a block, without its signatures.
public final class StateTransition {

  private StateTransition() {}

  public static Verdict<State> apply(State pre, Block block) {
    return apply(pre, block, Rules.HEAD);
  }

  public static Verdict<State> apply(State pre, Block block, Rules rules) {
    return processSlots(pre, block.slot())
        .then(state -> processBlock(state, block, rules))
        .then(post -> withClaimedRoot(post, block));
  }

  /// The state at the start of a later slot. Skipped slots cost nothing.
  public static Verdict<State> processSlots(State state, long slot) {
    if (Long.compareUnsigned(state.slot(), slot) >= 0) {
      return Verdict.reject(
          BLOCK_SLOT_NOT_IN_FUTURE,
          "slot %s is not after the state's slot %s".formatted(text(slot), text(state.slot())));
    }
    BlockHeader header = state.latestBlockHeader();
    return Verdict.accept(
        state.atSlot(
            slot, header.stateRoot().isZero() ? header.withStateRoot(state.root()) : header));
  }

  public static Verdict<State> processBlock(State state, Block block) {
    return processBlock(state, block, Rules.HEAD);
  }

  /// The state after the block's header and votes; the claimed state root is not compared.
  public static Verdict<State> processBlock(State state, Block block, Rules rules) {
    return processHeader(state, block)
        .then(post -> AttestationProcessing.apply(post, block.body().attestations(), rules));
  }

  /// Who proposes in a slot: the validators in turn.
  public static Verdict<Long> proposer(State state, long slot) {
    int validators = state.validators().size();
    return validators == 0
        ? Verdict.reject(EMPTY_VALIDATOR_REGISTRY, "there is no validator to propose a block")
        : Verdict.accept(Long.remainderUnsigned(slot, validators));
  }

  private static Verdict<State> processHeader(State state, Block block) {
    BlockHeader parent = state.latestBlockHeader();
    if (block.slot() != state.slot()) {
      return Verdict.reject(
          BLOCK_SLOT_MISMATCH,
          "the block is of slot %s, the state at %s"
              .formatted(text(block.slot()), text(state.slot())));
    }
    if (Long.compareUnsigned(block.slot(), parent.slot()) <= 0) {
      return Verdict.reject(
          BLOCK_OLDER_THAN_LATEST_HEADER,
          "slot %s is not after the latest block's slot %s"
              .formatted(text(block.slot()), text(parent.slot())));
    }
    return proposer(state, block.slot())
        .then(scheduled -> processScheduled(state, block, scheduled));
  }

  private static Verdict<State> processScheduled(State state, Block block, long scheduled) {
    if (block.proposerIndex() != scheduled) {
      return Verdict.reject(
          WRONG_PROPOSER,
          "validator %s proposed in slot %s, which belongs to %d"
              .formatted(text(block.proposerIndex()), text(block.slot()), scheduled));
    }
    Root parentRoot = state.latestBlockHeader().root();
    if (!block.parentRoot().equals(parentRoot)) {
      return Verdict.reject(
          PARENT_ROOT_MISMATCH,
          "the block builds on %s, the state on %s".formatted(block.parentRoot(), parentRoot));
    }
    long skipped = block.slot() - state.latestBlockHeader().slot() - 1;
    JustifiedSlots justified = justifiedBefore(state);
    long room = Limits.HISTORICAL_ROOTS - state.historicalBlockHashes().size() - 1L;
    if (Long.compareUnsigned(skipped, Math.max(room, 0)) > 0
        || room < 0
        || !justified.canReach(block.slot() - 1)) {
      return Verdict.reject(
          BLOCK_SLOT_GAP_TOO_LARGE,
          "the history has no room for %s skipped slots".formatted(text(skipped)));
    }
    return Verdict.accept(withHeader(state, block, parentRoot, (int) skipped));
  }

  private static State withHeader(State state, Block block, Root parentRoot, int skipped) {
    boolean first = state.latestBlockHeader().slot() == 0;
    Checkpoint genesis = new Checkpoint(parentRoot, 0);
    return new State(
        state.config(),
        state.slot(),
        block.header().withStateRoot(Root.ZERO),
        first ? genesis : state.latestJustified(),
        first ? genesis : state.latestFinalized(),
        state.historicalBlockHashes().plus(parentRoot).plusZeros(skipped),
        justifiedBefore(state).extendedTo(block.slot() - 1).bits(),
        state.validators(),
        state.justifications());
  }

  /// The window before the block; on genesis the finalized slot is 0 whatever the state says.
  private static JustifiedSlots justifiedBefore(State state) {
    return state.latestBlockHeader().slot() == 0
        ? new JustifiedSlots(0, state.justifiedSlots())
        : JustifiedSlots.of(state);
  }

  private static Verdict<State> withClaimedRoot(State post, Block block) {
    Root root = post.root();
    return block.stateRoot().equals(root)
        ? Verdict.accept(post)
        : Verdict.reject(
            STATE_ROOT_MISMATCH,
            "the block claims state %s, it leads to %s".formatted(block.stateRoot(), root));
  }

  private static String text(long unsigned) {
    return Long.toUnsignedString(unsigned);
  }
}
