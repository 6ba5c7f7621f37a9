package org.leannet.node.metrics;

import java.time.Duration;
import java.util.List;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.KeySignature;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// A proof system whose work is timed, and summed up for each thread, so that a job can be told
/// from the proofs within it.
public final class MeasuredProofs implements ProofSystem {
  private final ProofSystem proofs;
  private final Meters meters;
  private final ThreadLocal<Duration> spent = ThreadLocal.withInitial(() -> Duration.ZERO);

  MeasuredProofs(ProofSystem proofs, Meters meters) {
    this.proofs = proofs;
    this.meters = meters;
  }

  /// What this thread has spent on proofs since it was last asked.
  Duration takeSpent() {
    Duration time = spent.get();
    spent.set(Duration.ZERO);
    return time;
  }

  private Duration since(long start) {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    spent.set(spent.get().plus(time));
    return time;
  }

  @Override
  public Bytes aggregate(List<Part> children, List<KeySignature> signatures, Message message)
      throws ProofException {
    long start = System.nanoTime();
    try {
      return proofs.aggregate(children, signatures, message);
    } finally {
      since(start);
    }
  }

  @Override
  public boolean verifySingle(Component expected, Bytes proof) {
    long start = System.nanoTime();
    return verified(proofs.verifySingle(expected, proof), start);
  }

  @Override
  public boolean verifyMulti(List<Component> expected, Bytes merged) {
    long start = System.nanoTime();
    return verified(proofs.verifyMulti(expected, merged), start);
  }

  private boolean verified(boolean valid, long start) {
    meters.observe(LeanMetric.PQ_SIG_AGGREGATED_SIGNATURES_VERIFICATION_TIME_SECONDS, since(start));
    meters.add(
        valid
            ? LeanMetric.PQ_SIG_AGGREGATED_SIGNATURES_VALID
            : LeanMetric.PQ_SIG_AGGREGATED_SIGNATURES_INVALID,
        1);
    return valid;
  }

  @Override
  public Bytes merge(List<Part> parts) throws ProofException {
    long start = System.nanoTime();
    try {
      return proofs.merge(parts);
    } finally {
      since(start);
    }
  }

  @Override
  public Bytes split(List<List<Bytes>> publicKeys, Bytes merged, Root message)
      throws ProofException {
    long start = System.nanoTime();
    try {
      return proofs.split(publicKeys, merged, message);
    } finally {
      since(start);
    }
  }

  @Override
  public int participantLimit() {
    return proofs.participantLimit();
  }

  @Override
  public boolean fits(List<Integer> participants) {
    return proofs.fits(participants);
  }
}
