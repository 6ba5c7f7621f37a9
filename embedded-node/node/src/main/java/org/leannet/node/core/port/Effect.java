package org.leannet.node.core.port;

import java.time.Duration;
import java.util.List;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;

/// What the core wants done. The shell carries effects out in the order they are given and never
/// waits for one to finish before it hands the core its next event; what comes of an effect returns
/// as an [Event].
public sealed interface Effect {
  /// Send a block to the block topic.
  record PublishBlock(SignedBlock block) implements Effect {}

  /// Send a vote to the topic of its subnet.
  record PublishAttestation(long subnet, SignedAttestation attestation) implements Effect {}

  /// Send an aggregate to the aggregation topic.
  record PublishAggregate(SignedAggregatedAttestation aggregate) implements Effect {}

  /// Tell the network what became of a gossip message.
  record Settle(Delivery delivery, Settlement settlement) implements Effect {}

  /// Ask a peer. Its answer returns as any number of [Event.ResponseBlock], or one
  /// [Event.PeerStatus], and then exactly one [Event.ResponseEnded] with the same number.
  record Ask(long number, Peer peer, Request request) implements Effect {}

  /// Drop the connection to a peer. When it is gone the shell says [Event.PeerDisconnected].
  record Disconnect(Peer peer, String reason) implements Effect {}

  /// Run a job on its lane, and hand back the event it returns; see [Job#run].
  record Run(Job job) implements Effect {}

  /// Say [Event.TimerFired] after a while.
  record Schedule(Timer timer, Duration after) implements Effect {}

  /// Write down that keys sign in a slot, durably (synced to the disk), and say
  /// [Event.SignedSlotsRecorded] only then. The signatures are asked for after that.
  record RecordSignedSlots(long token, List<SignedSlot> slots) implements Effect {
    public RecordSignedSlots {
      slots = List.copyOf(slots);
    }
  }

  /// Write a change of the chain, all of it or nothing. Changes are written in the order they are
  /// given; the core does not wait for them.
  record Persist(ChainChange change) implements Effect {}

  /// Tell whoever listens: events of the API, the log line of a slot, metrics.
  record Tell(Notice notice) implements Effect {}
}
