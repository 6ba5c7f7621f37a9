package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.forkchoice.AggregationRound;
import org.leannet.consensus.forkchoice.BlockCheck;
import org.leannet.consensus.forkchoice.BlockVotesRecipe;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Runs the steps of a fork choice vector against a store. Signatures and proofs are genuine and
/// checked, but for blocks, whose proofs the files leave out.
final class ForkChoiceSteps {

  private static final int AGGREGATION_INTERVAL = 2;

  private final Store store;
  private final Xmss xmss = Xmss.of(XmssPreset.TEST);
  private final ProofSystem proofs = new TransparentProofs(xmss);

  ForkChoiceSteps(Store store) {
    this.store = store;
  }

  Verdict<?> run(JsonNode step) throws ProofException {
    String type = step.get("stepType").asText();
    return switch (type) {
      case "tick" -> tick(step);
      case "block" -> block(step);
      case "attestation" -> attestation(step);
      case "gossipAggregatedAttestation" -> aggregate(step);
      default -> throw new IllegalArgumentException("no step is known as " + type);
    };
  }

  private Verdict<Long> tick(JsonNode step) throws ProofException {
    long genesis = store.headState().config().genesisTime();
    long target =
        step.has("interval")
            ? ContainerJson.uint(step.get("interval"))
            : new SlotTime(genesis).intervalAt(step.get("time").asLong() * 1000);
    tick(target, step.get("hasProposal").asBoolean());
    return Verdict.accept(target);
  }

  /// An aggregator's tick: what is due at the third interval is done there and then.
  private void tick(long target, boolean hasProposal) throws ProofException {
    for (long interval = store.time() + 1; interval <= target; interval++) {
      store.onTick(interval, hasProposal && interval == target);
      if (interval % SlotTime.INTERVALS_PER_SLOT == AGGREGATION_INTERVAL) {
        aggregate();
      }
    }
  }

  private void aggregate() throws ProofException {
    AggregationRound round =
        store.duties().aggregationRound(Integer.MAX_VALUE, proofs.participantLimit());
    List<AggregationJob.Produced> produced = new ArrayList<>();
    for (AggregationJob job : round.jobs()) {
      produced.add(job.prove(proofs));
    }
    store.duties().applyAggregates(round, produced);
  }

  private Verdict<?> block(JsonNode step) throws ProofException {
    Block block = ContainerJson.block(step.get("block"));
    if (step.get("tickToSlot").asBoolean()) {
      tick(SlotTime.intervalAtSlotStart(block.slot()), true);
      if (step.path("checks").has("blockAttestationCount")) {
        checkBuilder(block);
      }
    }
    return store
        .checkBlock(new SignedBlock(block, MultiMessageAggregate.EMPTY))
        .then(BlockCheck::trust)
        .then(store::applyBlock)
        .map(done -> {
          if (done.added()) {
            BlockVotesRecipe.apply(store, block);
          }
          return done;
        });
  }

  /// A vector that looks at a block's votes is about building it. Where the store has all of them,
  /// it builds the very same block.
  private void checkBuilder(Block block) {
    if (store.head().equals(block.parentRoot()) && BlockVotesRecipe.hasVotes(store, block)) {
      Verdict<Block> built =
          store
              .duties()
              .proposeBlock(block.slot(), block.proposerIndex(), Rules.HEAD.maxAttestationsData())
              .then(proposal -> proposal.build(proofs))
              .map(BuiltBlock::block);
      assertThat(built).isEqualTo(Verdict.accept(block));
    }
  }

  private Verdict<?> attestation(JsonNode step) {
    boolean aggregator = step.get("isAggregator").asBoolean();
    return store
        .checkAttestation(ContainerJson.signedAttestation(step.get("attestation")))
        .then(check -> check.verify(xmss, proofs))
        .then(verified -> store.applyAttestation(verified, aggregator));
  }

  private Verdict<?> aggregate(JsonNode step) {
    return store
        .checkAggregate(ContainerJson.signedAggregatedAttestation(step.get("attestation")))
        .then(check -> check.verify(xmss, proofs))
        .then(store::applyAggregate);
  }
}
