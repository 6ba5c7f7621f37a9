package org.leannet.node.core.duties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.node.core.port.Timer;

/// Attests once a slot, from interval 1 on: as soon as the slot's block is in the tree, or without
/// it when it has not come in time. All of the node's validators sign the same data.
public final class Attester {
  /// No slot yet; the first slot a node may attest in is 0.
  private static final long NONE = -1;

  private final List<LocalValidator> validators;
  private final SignedSlots signed;
  private final Store store;
  private final Outbox outbox;
  private final Map<Long, Votes> beingRecorded = new LinkedHashMap<>();
  private long lastDone = NONE;
  private long awaitingBlockOf = NONE;

  private record Votes(AttestationData data, List<LocalValidator> validators) {}

  public Attester(List<LocalValidator> validators, SignedSlots signed, Store store, Outbox outbox) {
    this.validators = validators;
    this.signed = signed;
    this.store = store;
    this.outbox = outbox;
  }

  /// An interval of a slot has begun.
  ///
  /// @param blockHere whether this slot's block is in the tree
  public void onInterval(long slot, int interval, boolean gateOpen, boolean blockHere) {
    if (slot != awaitingBlockOf) {
      awaitingBlockOf = NONE;
    }
    if (validators.isEmpty() || interval < 1 || isDone(slot)) {
      return;
    }
    if (!gateOpen) {
      gated(slot, interval);
    } else if (interval == 1 && !blockHere) {
      awaitingBlockOf = slot;
      outbox.add(new Effect.Schedule(new Timer.AttestationDue(slot), Limits.BLOCK_WAIT));
    } else {
      attest(slot);
    }
  }

  private boolean isDone(long slot) {
    return lastDone != NONE && Long.compareUnsigned(slot, lastDone) <= 0;
  }

  private void gated(long slot, int interval) {
    if (interval == 1) {
      outbox.count(Counter.DUTIES_GATED);
      outbox.tell(new Notice.DutyMissed(slot, "attest", "the node is behind the network"));
    }
  }

  /// A block has joined the tree: perhaps the one that was waited for.
  public void imported(long slot) {
    if (slot == awaitingBlockOf) {
      attest(slot);
    }
  }

  /// The wait is over.
  public void due(long slot) {
    if (slot == awaitingBlockOf) {
      attest(slot);
    }
  }

  private void attest(long slot) {
    awaitingBlockOf = NONE;
    lastDone = slot;
    store.updateHead();
    switch (store.duties().attestationData(slot)) {
      case Verdict.Accepted<AttestationData>(AttestationData data) -> record(data);
      case Verdict.Rejected<AttestationData>(RejectionReason reason, String detail) ->
          missed(slot, reason + ": " + detail);
    }
  }

  private void record(AttestationData data) {
    List<LocalValidator> free = new ArrayList<>();
    List<SignedSlot> taken = new ArrayList<>();
    for (LocalValidator validator : validators) {
      SignedSlot wanted = new SignedSlot(validator.attestationKey(), data.slot());
      if (signed.take(wanted)) {
        free.add(validator);
        taken.add(wanted);
      } else {
        outbox.count(Counter.SIGNATURES_REFUSED);
      }
    }
    if (!free.isEmpty()) {
      long token = outbox.nextNumber();
      beingRecorded.put(token, new Votes(data, free));
      outbox.add(new Effect.RecordSignedSlots(token, taken));
    }
  }

  /// The slot is written down for all keys; sign.
  public void recorded(long token) {
    Votes votes = beingRecorded.remove(token);
    if (votes != null) {
      for (LocalValidator validator : votes.validators()) {
        outbox.run(
            new Job.SignAttestation(validator.index(), validator.attestationKey(), votes.data()));
      }
      outbox.tell(new Notice.Attested(votes.data(), votes.validators().size()));
    }
  }

  /// One vote is signed: publish it. The caller counts it as any other vote.
  public void signed(SignedAttestation attestation, long subnet) {
    outbox.count(Counter.ATTESTATIONS_MADE);
    outbox.add(new Effect.PublishAttestation(subnet, attestation));
  }

  /// The slot could not be written down; nothing is signed.
  public void notRecorded(long token, String reason) {
    Votes votes = beingRecorded.remove(token);
    if (votes != null) {
      missed(votes.data().slot(), "the slot could not be written down: " + reason);
    }
  }

  /// A vote came to nothing.
  public void missed(long slot, String reason) {
    outbox.count(Counter.ATTESTATIONS_FAILED);
    outbox.tell(new Notice.DutyMissed(slot, "attest", reason));
  }
}
