package org.leannet.node.core.port;

import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.forkchoice.AggregateCheck;
import org.leannet.consensus.forkchoice.AttestationCheck;
import org.leannet.consensus.forkchoice.BlockCheck;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.production.BlockProposal;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.production.SplitJob;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.ssz.Bytes;

/// Slow work the core wants done on another thread: a function of what the job holds, which is
/// immutable.
///
/// The shell calls [#perform] on a thread of the job's lane and hands the event it returns to the
/// core. It needs to know nothing else about jobs. Every job that is run must come back, or the
/// core waits for it for ever.
public sealed interface Job {
  Lane lane();

  /// Does the work. What goes wrong ends the job, never the thread.
  default Event perform(Workbench bench) {
    try {
      return run(bench);
    } catch (ProofException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Event.JobDone.Died(this, String.valueOf(e.getMessage()));
    }
  }

  /// The work itself.
  Event.JobDone run(Workbench bench) throws ProofException;

  /// Verifies a block: its proof, and the state it leads to.
  record VerifyBlock(long number, BlockCheck check) implements Job {
    @Override
    public Lane lane() {
      return Lane.BLOCK;
    }

    @Override
    public Event.JobDone run(Workbench bench) {
      return new Event.JobDone.BlockChecked(number, check.verify(bench.xmss(), bench.proofs()));
    }
  }

  /// Verifies the signature of a single vote.
  record VerifyAttestation(long number, AttestationCheck check) implements Job {
    @Override
    public Lane lane() {
      return Lane.VERIFY;
    }

    @Override
    public Event.JobDone run(Workbench bench) {
      return new Event.JobDone.AttestationChecked(
          number, check.verify(bench.xmss(), bench.proofs()));
    }
  }

  /// Verifies the proof of an aggregate.
  record VerifyAggregate(long number, AggregateCheck check) implements Job {
    @Override
    public Lane lane() {
      return Lane.VERIFY;
    }

    @Override
    public Event.JobDone run(Workbench bench) {
      return new Event.JobDone.AggregateChecked(number, check.verify(bench.xmss(), bench.proofs()));
    }
  }

  /// Builds the block of a slot.
  record BuildBlock(BlockProposal proposal) implements Job {
    @Override
    public Lane lane() {
      return Lane.DUTY;
    }

    @Override
    public Event.JobDone run(Workbench bench) {
      return new Event.JobDone.BlockBuilt(proposal.slot(), proposal.build(bench.proofs()));
    }
  }

  /// Signs a block with the proposal key and merges its proof.
  record SealBlock(BuiltBlock built, Bytes publicKey) implements Job {
    @Override
    public Lane lane() {
      return Lane.DUTY;
    }

    @Override
    public Event.JobDone run(Workbench bench) throws ProofException {
      Bytes signature = bench.signer().sign(publicKey, built.block().slot(), built.block().root());
      return new Event.JobDone.BlockSealed(built.seal(bench.proofs(), signature));
    }
  }

  /// Signs one validator's vote.
  record SignAttestation(long validatorIndex, Bytes publicKey, AttestationData data)
      implements Job {
    @Override
    public Lane lane() {
      return Lane.DUTY;
    }

    @Override
    public Event.JobDone run(Workbench bench) {
      Bytes signature = bench.signer().sign(publicKey, data.slot(), data.root());
      return new Event.JobDone.AttestationSigned(
          new SignedAttestation(validatorIndex, data, signature));
    }
  }

  /// Makes one aggregate of a session.
  record Aggregate(long session, AggregationJob job) implements Job {
    @Override
    public Lane lane() {
      return Lane.AGGREGATE;
    }

    @Override
    public Event.JobDone run(Workbench bench) throws ProofException {
      return new Event.JobDone.AggregateMade(session, job.prove(bench.proofs()));
    }
  }

  /// Recovers one vote of an imported block.
  record Split(SplitJob job) implements Job {
    @Override
    public Lane lane() {
      return Lane.AGGREGATE;
    }

    @Override
    public Event.JobDone run(Workbench bench) throws ProofException {
      return new Event.JobDone.VoteRecovered(job.run(bench.proofs()));
    }
  }
}
