package org.leannet.node.core.port;

import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.ssz.Bytes;

/// Slow work the core wants done on another thread: a function of what the job holds, which is
/// immutable.
///
/// The shell calls [#perform] on a thread of the job's lane and hands the event it returns to the
/// core. It needs to know nothing else about jobs.
public sealed interface Job {
  Lane lane();

  /// Does the work. What the workbench throws ends the job, never the thread.
  default Event perform(Workbench bench) {
    try {
      return run(bench);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Event.JobDone.Died(this, String.valueOf(e));
    }
  }

  /// The work itself.
  Event.JobDone run(Workbench bench);

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
}
