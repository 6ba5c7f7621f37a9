package org.leannet.node.testdriver;

import java.util.List;
import java.util.Optional;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.GenesisConfig;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.replay.AnyScheme;
import org.leannet.consensus.replay.ForkChoiceReplay;
import org.leannet.consensus.replay.StateTransitionReplay;

/// Replays test vectors against the node's own rules, one at a time. A fork choice goes on from
/// step to step until another one is begun.
final class Replays {
  private final ProofSystem proofs = new AnyScheme();
  private Optional<ForkChoiceSteps> forkChoice = Optional.empty();

  /// Begins a fork choice; why not, when its anchor is refused.
  synchronized Optional<String> begin(FixtureNode request) throws FixtureException {
    State state = FixtureTypes.state(request.get("anchorState"));
    Block block = FixtureTypes.block(request.get("anchorBlock"));
    Optional<Long> genesis = request.find("genesisTime", FixtureNode::uint);
    State anchor = genesis.map(time -> at(state, time)).orElse(state);
    return switch (ForkChoiceReplay.begin(anchor, block)) {
      case Verdict.Accepted<ForkChoiceReplay>(ForkChoiceReplay replay) -> {
        forkChoice = Optional.of(new ForkChoiceSteps(replay));
        yield Optional.empty();
      }
      case Verdict.Rejected<ForkChoiceReplay> refused -> Optional.of(reason(refused));
    };
  }

  private static State at(State state, long genesisTime) {
    return new State(
        new GenesisConfig(genesisTime),
        state.slot(),
        state.latestBlockHeader(),
        state.latestJustified(),
        state.latestFinalized(),
        state.historicalBlockHashes(),
        state.justifiedSlots(),
        state.validators(),
        state.justifications());
  }

  /// Takes one step; empty when no fork choice was begun.
  synchronized Optional<DriverReply.Step> step(FixtureNode step) {
    return forkChoice.map(steps -> steps.take(step));
  }

  /// The store after the last step; empty when no fork choice was begun.
  synchronized Optional<DriverReply.StoreSnapshot> snapshot() {
    return forkChoice.map(ForkChoiceSteps::snapshot);
  }

  DriverReply.Transition transition(FixtureNode request) throws FixtureException {
    FixtureNode pre = request.get("pre");
    FixtureNode blocks = request.get("blocks");
    boolean refused = request.has("rejectionReason") || request.has("expectException");
    try {
      State state = FixtureTypes.state(pre);
      List<Block> read = blocks.list(FixtureTypes::block);
      return switch (StateTransitionReplay.run(state, read, refused)) {
        case Verdict.Accepted<State>(State post) ->
            new DriverReply.Transition(
                true, Optional.empty(), Optional.of(DriverReply.Post.of(post)));
        case Verdict.Rejected<State> rejected -> failed(reason(rejected));
      };
    } catch (FixtureException e) {
      return failed(e.reason());
    }
  }

  private static DriverReply.Transition failed(String reason) {
    return new DriverReply.Transition(false, Optional.of(reason), Optional.empty());
  }

  DriverReply.Signatures signatures(FixtureNode request) throws FixtureException {
    FixtureNode anchor = request.get("anchorState");
    FixtureNode block = request.get("signedBlock");
    try {
      State state = FixtureTypes.state(anchor);
      SignedBlock signed = FixtureTypes.signedBlock(block);
      return switch (BlockSignatures.verify(signed, state.validators(), proofs)) {
        case Verdict.Accepted<SignedBlock> _ -> new DriverReply.Signatures(true, Optional.empty());
        case Verdict.Rejected<SignedBlock> refused ->
            new DriverReply.Signatures(false, Optional.of(reason(refused)));
      };
    } catch (FixtureException e) {
      return new DriverReply.Signatures(false, Optional.of(e.reason()));
    }
  }

  static String reason(Verdict.Rejected<?> refused) {
    return refused.reason() + ": " + refused.detail();
  }
}
