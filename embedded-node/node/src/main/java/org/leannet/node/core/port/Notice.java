package org.leannet.node.core.port;

import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// Something worth telling: the events of the API, and what the node's log says.
public sealed interface Notice {
  /// The head is another block now. `depth` is how many blocks of the old chain were left; 0 when
  /// it only grew.
  record HeadChanged(Checkpoint head, Root stateRoot, int depth) implements Notice {}

  /// A block has passed every check and joined the tree.
  record BlockImported(Checkpoint block, long proposerIndex, Origin origin) implements Notice {}

  record Justified(Checkpoint checkpoint, Root stateRoot) implements Notice {}

  record Finalized(Checkpoint checkpoint, Root stateRoot) implements Notice {}

  /// A block came by gossip; nothing is checked yet.
  record BlockHeard(Checkpoint block) implements Notice {}

  /// A single vote has passed every check.
  record AttestationAccepted(long validatorIndex, AttestationData data) implements Notice {}

  /// An aggregate has passed every check.
  record AggregateAccepted(Bits participants, AttestationData data) implements Notice {}

  /// A block was refused.
  record BlockRefused(Checkpoint block, String reason) implements Notice {}

  /// One of this node's validators has signed the block of a slot, and it is on its way.
  record Proposed(Checkpoint block, long validatorIndex, int votes) implements Notice {}

  /// This node's validators have signed their votes of a slot.
  record Attested(AttestationData data, int validators) implements Notice {}

  /// A duty of this node's validators was not done.
  record DutyMissed(long slot, String duty, String reason) implements Notice {}

  /// An aggregation session has ended.
  record Aggregated(long slot, int made, int left) implements Notice {}

  record SyncChanged(SyncState from, SyncState to) implements Notice {}

  /// A peer was dropped, or did something it will be dropped for.
  record PeerBlamed(Peer peer, String reason) implements Notice {}

  /// The clock jumped: this many intervals were skipped, because the process or the machine slept.
  record TimeSkipped(long intervals) implements Notice {}
}
