package org.leannet.consensus.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.forkchoice.AggregationRound;
import org.leannet.consensus.forkchoice.BlockCheck;
import org.leannet.consensus.forkchoice.PoolLimits;
import org.leannet.consensus.forkchoice.ReplayedVotes;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.ssz.Bytes;
import org.leannet.xmss.Xmss;

/// The steps of a fork choice vector against a store. Signatures and proofs are checked, but for
/// those of blocks, which the files leave out.
public final class ForkChoiceReplay {
  private static final int AGGREGATION_INTERVAL = 2;

  private final Store store;
  private final Function<Bytes, Xmss> scheme;
  private final ProofSystem proofs;

  private ForkChoiceReplay(Store store, Function<Bytes, Xmss> scheme, ProofSystem proofs) {
    this.store = store;
    this.scheme = scheme;
    this.proofs = proofs;
  }

  /// Begins with an anchor, under the rules of the vectors. The signatures in the steps may be of
  /// any scheme.
  public static Verdict<ForkChoiceReplay> begin(State anchorState, Block anchor) {
    return store(anchorState, anchor)
        .map(store -> new ForkChoiceReplay(store, AnyScheme::of, new AnyScheme()));
  }

  /// @param xmss the scheme of the signatures in the steps
  public static Verdict<ForkChoiceReplay> begin(State anchorState, Block anchor, Xmss xmss) {
    return store(anchorState, anchor)
        .map(store -> new ForkChoiceReplay(store, _ -> xmss, new TransparentProofs(xmss)));
  }

  private static Verdict<Store> store(State anchorState, Block anchor) {
    return Store.create(anchorState, anchor, Rules.HEAD, PoolLimits.NONE);
  }

  public Store store() {
    return store;
  }

  /// An aggregator's ticks up to an interval: what is due at the third interval of a slot is done
  /// there and then.
  ///
  /// @param hasProposal whether the last interval starts a slot in which this node proposes
  public void tick(long interval, boolean hasProposal) {
    for (long next = store.time() + 1; Long.compareUnsigned(next, interval) <= 0; next++) {
      store.onTick(next, hasProposal && next == interval);
      if (Long.remainderUnsigned(next, SlotTime.INTERVALS_PER_SLOT) == AGGREGATION_INTERVAL) {
        aggregate();
      }
    }
  }

  /// The tick that comes before a block: to the start of its slot, as for the slot's proposer.
  public void tickToSlot(Block block) {
    tick(SlotTime.intervalAtSlotStart(block.slot()), true);
  }

  private void aggregate() {
    AggregationRound round =
        store.duties().aggregationRound(Integer.MAX_VALUE, proofs.participantLimit());
    List<AggregationJob.Produced> produced = new ArrayList<>();
    for (AggregationJob job : round.jobs()) {
      prove(job).ifPresent(produced::add);
    }
    store.duties().applyAggregates(round, produced);
  }

  /// Votes that cannot be proven together stay unproven.
  private Optional<AggregationJob.Produced> prove(AggregationJob job) {
    try {
      return Optional.of(job.prove(proofs));
    } catch (ProofException e) {
      return Optional.empty();
    }
  }

  /// A block, whose votes count at once when it is accepted.
  public Verdict<?> block(Block block) {
    return store
        .checkBlock(new SignedBlock(block, MultiMessageAggregate.EMPTY))
        .then(BlockCheck::trust)
        .then(store::applyBlock)
        .map(done -> {
          if (done.added()) {
            ReplayedVotes.count(store, block);
          }
          return done;
        });
  }

  public Verdict<?> attestation(SignedAttestation attestation, boolean aggregator) {
    return store
        .checkAttestation(attestation)
        .then(check -> check.verify(scheme.apply(attestation.signature()), proofs))
        .then(verified -> store.applyAttestation(verified, aggregator));
  }

  public Verdict<?> aggregate(SignedAggregatedAttestation aggregate) {
    return store
        .checkAggregate(aggregate)
        .then(check -> check.verify(scheme.apply(aggregate.proof().proof()), proofs))
        .then(store::applyAggregate);
  }
}
