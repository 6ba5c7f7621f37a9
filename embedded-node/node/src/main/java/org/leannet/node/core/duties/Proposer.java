package org.leannet.node.core.duties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.consensus.production.BlockProposal;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.ssz.Bytes;

/// Proposes at interval 0: a block is built on a worker, its slot is written down, it is signed,
/// and off it goes.
public final class Proposer {
  private final CoreConfig config;
  private final SignedSlots signed;
  private final Store store;
  private final Outbox outbox;
  private final Map<Long, BuiltBlock> beingRecorded = new LinkedHashMap<>();

  public Proposer(CoreConfig config, SignedSlots signed, Store store, Outbox outbox) {
    this.config = config;
    this.signed = signed;
    this.store = store;
    this.outbox = outbox;
  }

  /// Which of this node's validators proposes in a slot.
  public Optional<LocalValidator> proposerOf(long slot) {
    long registered = store.headState().validators().size();
    if (slot == 0 || registered == 0) {
      return Optional.empty();
    }
    long index = Long.remainderUnsigned(slot, registered);
    return config.validators().stream().filter(each -> each.index() == index).findFirst();
  }

  /// Starts a proposal on the head of this moment.
  public void propose(long slot, LocalValidator validator) {
    switch (store.duties().proposeBlock(slot, validator.index(), config.votesPerBlock())) {
      case Verdict.Accepted<BlockProposal>(BlockProposal proposal) ->
          outbox.run(new Job.BuildBlock(proposal));
      case Verdict.Rejected<BlockProposal>(RejectionReason reason, String detail) ->
          missed(slot, reason + ": " + detail);
    }
  }

  /// The block is built: its slot is taken and written down before anything is signed.
  public void built(long slot, Verdict<BuiltBlock> verdict, long currentSlot) {
    switch (verdict) {
      case Verdict.Accepted<BuiltBlock>(BuiltBlock built) -> record(built, currentSlot);
      case Verdict.Rejected<BuiltBlock>(RejectionReason reason, String detail) ->
          missed(slot, reason + ": " + detail);
    }
  }

  private void record(BuiltBlock built, long currentSlot) {
    long slot = built.block().slot();
    SignedSlot taken = new SignedSlot(proposalKey(built), slot);
    if (slot != currentSlot) {
      missed(slot, "the slot was over when its block was built");
    } else if (!signed.take(taken)) {
      outbox.count(Counter.SIGNATURES_REFUSED);
      missed(slot, "the proposal key has signed in this slot or a later one");
    } else {
      long token = outbox.nextNumber();
      beingRecorded.put(token, built);
      outbox.add(new Effect.RecordSignedSlots(token, List.of(taken)));
    }
  }

  private static Bytes proposalKey(BuiltBlock built) {
    return built
        .post()
        .validators()
        .get(Math.toIntExact(built.block().proposerIndex()))
        .proposalPublicKey();
  }

  /// The slot is written down; sign.
  public void recorded(long token) {
    BuiltBlock built = beingRecorded.remove(token);
    if (built != null) {
      outbox.run(new Job.SealBlock(built, proposalKey(built)));
    }
  }

  /// The slot could not be written down; nothing is signed.
  public void notRecorded(long token, String reason) {
    BuiltBlock built = beingRecorded.remove(token);
    if (built != null) {
      missed(built.block().slot(), "its slot could not be written down: " + reason);
    }
  }

  /// The block is signed: publish it. The caller imports it as any other block.
  public void sealed(SignedBlock block) {
    outbox.count(Counter.BLOCKS_PROPOSED);
    outbox.add(new Effect.PublishBlock(block));
    outbox.tell(
        new Notice.Proposed(
            new Checkpoint(block.block().root(), block.block().slot()),
            block.block().proposerIndex(),
            block.block().body().attestations().size()));
  }

  /// A proposal came to nothing.
  public void missed(long slot, String reason) {
    outbox.count(Counter.PROPOSALS_FAILED);
    outbox.tell(new Notice.DutyMissed(slot, "propose", reason));
  }
}
