package org.leannet.node.core.aggregation;

import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.forkchoice.Duties;
import org.leannet.consensus.production.SplitJob;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Outbox;

/// Recovers the votes an imported block carries from its merged proof, so that they count here too.
/// Aggregators publish what they recover.
public final class Splitter {
  private final Duties duties;
  private final Outbox outbox;
  private final int proofCapacity;
  private int out;

  /// @param proofCapacity how many participants one proof can speak for
  public Splitter(Duties duties, Outbox outbox, int proofCapacity) {
    this.duties = duties;
    this.outbox = outbox;
    this.proofCapacity = proofCapacity;
  }

  /// A block has joined the tree.
  public void imported(SignedBlock block) {
    for (SplitJob job : duties.splitJobs(block, Limits.SPLITS_PER_BLOCK, proofCapacity)) {
      if (out < Limits.SPLITS_OUT) {
        out++;
        outbox.run(new Job.Split(job));
      } else {
        outbox.count(Counter.DROPPED_SPLITS);
      }
    }
  }

  /// A vote is recovered.
  public void recovered(SplitJob.Recovered recovered, boolean aggregator) {
    out--;
    duties.applySplit(recovered);
    outbox.count(Counter.SPLITS_RECOVERED);
    if (aggregator) {
      outbox.add(new Effect.PublishAggregate(recovered.aggregate()));
    }
  }

  /// A vote could not be recovered.
  public void died() {
    out--;
  }
}
