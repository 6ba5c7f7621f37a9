package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.forkchoice.ReplayedVotes;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.consensus.replay.ForkChoiceReplay;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Reads the steps of a fork choice vector.
final class ForkChoiceSteps {
  private final ForkChoiceReplay replay;

  ForkChoiceSteps(ForkChoiceReplay replay) {
    this.replay = replay;
  }

  Verdict<?> run(JsonNode step) {
    String type = step.get("stepType").asText();
    return switch (type) {
      case "tick" -> tick(step);
      case "block" -> block(step);
      case "attestation" ->
          replay.attestation(
              ContainerJson.signedAttestation(step.get("attestation")),
              step.get("isAggregator").asBoolean());
      case "gossipAggregatedAttestation" ->
          replay.aggregate(ContainerJson.signedAggregatedAttestation(step.get("attestation")));
      default -> throw new IllegalArgumentException("no step is known as " + type);
    };
  }

  private Verdict<Long> tick(JsonNode step) {
    long genesis = replay.store().headState().config().genesisTime();
    long target =
        step.has("interval")
            ? ContainerJson.uint(step.get("interval"))
            : new SlotTime(genesis).intervalAt(step.get("time").asLong() * 1000);
    replay.tick(target, step.get("hasProposal").asBoolean());
    return Verdict.accept(target);
  }

  private Verdict<?> block(JsonNode step) {
    Block block = ContainerJson.block(step.get("block"));
    if (step.get("tickToSlot").asBoolean()) {
      replay.tickToSlot(block);
      if (step.path("checks").has("blockAttestationCount")) {
        checkBuilder(replay.store(), block);
      }
    }
    return replay.block(block);
  }

  /// A vector that looks at a block's votes is about building it. Where the store has all of them,
  /// it builds the very same block.
  private static void checkBuilder(Store store, Block block) {
    if (store.head().equals(block.parentRoot()) && ReplayedVotes.has(store, block)) {
      Verdict<Block> built =
          store
              .duties()
              .proposeBlock(block.slot(), block.proposerIndex(), Rules.HEAD.maxAttestationsData())
              .then(proposal -> proposal.build(new TransparentProofs(Xmss.of(XmssPreset.TEST))))
              .map(BuiltBlock::block);
      assertThat(built).isEqualTo(Verdict.accept(block));
    }
  }
}
