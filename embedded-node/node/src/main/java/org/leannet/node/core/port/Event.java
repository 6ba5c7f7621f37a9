package org.leannet.node.core.port;

import java.util.Optional;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.forkchoice.AggregateVerified;
import org.leannet.consensus.forkchoice.AttestationVerified;
import org.leannet.consensus.forkchoice.BlockVerified;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.production.SplitJob;

/// What happens to the core, one at a time. The shell makes these; a simulation makes the same
/// ones.
public sealed interface Event {
  /// Which queue the event waits in.
  EventClass eventClass();

  /// The peer whose doing it is, so that its share of the queue can be counted.
  default Optional<Peer> sender() {
    return Optional.empty();
  }

  /// About how many bytes it holds while it waits.
  default long bytes() {
    return 0;
  }

  /// The clock has entered an interval, counted from genesis. After a pause only the last one need
  /// be told: the core catches up. An interval already past changes nothing.
  record Tick(long interval) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.TICK;
    }
  }

  /// A timer asked for by [Effect.Schedule] has run out.
  record TimerFired(Timer timer) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.TICK;
    }
  }

  /// What [Effect.RecordSignedSlots] asked for is on the disk, and will be there after a power cut.
  record SignedSlotsRecorded(long token) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.DUTY;
    }
  }

  /// What [Effect.RecordSignedSlots] asked for could not be written. Nothing is signed.
  record SignedSlotsNotRecorded(long token, String reason) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.DUTY;
    }
  }

  /// A decoded block from the block topic.
  record GossipBlock(SignedBlock block, Delivery delivery) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.BLOCK;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(delivery.peer());
    }

    @Override
    public long bytes() {
      return Weight.of(block);
    }
  }

  /// A decoded aggregate from the aggregation topic.
  record GossipAggregate(SignedAggregatedAttestation aggregate, Delivery delivery)
      implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.AGGREGATE;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(delivery.peer());
    }

    @Override
    public long bytes() {
      return Weight.of(aggregate);
    }
  }

  /// A decoded vote from one of the attestation topics.
  record GossipAttestation(SignedAttestation attestation, Delivery delivery) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.ATTESTATION;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(delivery.peer());
    }

    @Override
    public long bytes() {
      return Weight.of(attestation);
    }
  }

  /// One block of the answer to a request, in the order it came.
  record ResponseBlock(long request, SignedBlock block) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.RESPONSE;
    }

    @Override
    public long bytes() {
      return Weight.of(block);
    }
  }

  /// The answer to a request has ended. Every request ends with exactly one of these, its timeout
  /// included.
  record ResponseEnded(long request, RequestEnd end) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.RESPONSE;
    }
  }

  /// A peer is connected; `outbound` when this node dialled it.
  record PeerConnected(Peer peer, boolean outbound) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.CONNECTION;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(peer);
    }
  }

  /// A peer is gone.
  record PeerDisconnected(Peer peer) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.CONNECTION;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(peer);
    }
  }

  /// A peer has said where it stands, by its own request or in answer to ours.
  record PeerStatus(Peer peer, Status status) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.PEER;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(peer);
    }
  }

  /// A peer has sent what the shell could not even decode.
  record PeerMisbehaved(Peer peer, String what) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.PEER;
    }

    @Override
    public Optional<Peer> sender() {
      return Optional.of(peer);
    }
  }

  /// The operator turns this node's aggregator role on or off. Not kept over a restart, no
  /// subscription changes.
  record SetAggregator(boolean enabled) implements Event {
    @Override
    public EventClass eventClass() {
      return EventClass.CONNECTION;
    }
  }

  /// What came of a job. Made by [Job#perform] only.
  public sealed interface JobDone extends Event {
    /// A job has thrown, or its worker is gone.
    record Died(Job job, String reason) implements JobDone {
      @Override
      public EventClass eventClass() {
        return job.lane() == Lane.DUTY ? EventClass.DUTY : EventClass.VERDICT;
      }
    }

    /// The verification of a block has ended.
    record BlockChecked(long number, Verdict<BlockVerified> verdict) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.VERDICT;
      }
    }

    /// The verification of a single vote has ended.
    record AttestationChecked(long number, Verdict<AttestationVerified> verdict)
        implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.VERDICT;
      }
    }

    /// The verification of an aggregate has ended.
    record AggregateChecked(long number, Verdict<AggregateVerified> verdict) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.VERDICT;
      }
    }

    /// The block of a slot is built, or cannot be.
    record BlockBuilt(long slot, Verdict<BuiltBlock> built) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.DUTY;
      }
    }

    /// The block of a slot is signed and ready for the network.
    record BlockSealed(SignedBlock block) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.DUTY;
      }
    }

    /// One of this node's validators has signed its vote.
    record AttestationSigned(SignedAttestation attestation) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.DUTY;
      }
    }

    /// An aggregation session has made an aggregate.
    record AggregateMade(long session, AggregationJob.Produced produced) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.VERDICT;
      }
    }

    /// A vote of an imported block is recovered.
    record VoteRecovered(SplitJob.Recovered recovered) implements JobDone {
      @Override
      public EventClass eventClass() {
        return EventClass.VERDICT;
      }
    }
  }
}
