package org.leannet.node.core.port;

import java.time.Duration;
import org.leannet.consensus.SlotTime;

/// Every bound of the core in one place, each with its reason. What goes over a bound is dropped
/// and counted under a [Counter].
public final class Limits {
  private Limits() {}

  /// A minute of ticks, and the timers between them.
  public static final int QUEUED_TICKS = 128;

  /// A vote and a block of each validator a node may have, twice over.
  public static final int QUEUED_DUTY_RESULTS = 16_384;

  /// More than all jobs that may be out at once, so that no verdict is ever dropped.
  public static final int QUEUED_VERDICTS = 4_096;

  /// Comings, goings and statuses of all peers the network layer admits, many times over.
  public static final int QUEUED_PEER_EVENTS = 2_048;

  /// For events whose number is bound enough.
  static final long UNWEIGHED = Long.MAX_VALUE / 2;

  /// Blocks by gossip, of several slots and with their equivocations.
  public static final int QUEUED_BLOCKS = 256;

  /// Some ten blocks of the largest size.
  public static final long QUEUED_BLOCK_BYTES = 6L << 20;

  /// Two whole answers of the largest size asked for, and then some.
  public static final int QUEUED_RESPONSES = 1_024;

  /// Half a range of the largest blocks; whoever reads them from the wire waits for room.
  public static final long QUEUED_RESPONSE_BYTES = 8L << 20;

  /// Aggregates by gossip; one peer can fill half of it.
  public static final int QUEUED_AGGREGATES = 1_024;

  /// Some ten aggregates of the largest size.
  public static final long QUEUED_AGGREGATE_BYTES = 6L << 20;

  /// One peer can fill half of it, and may be the only one to bring the votes of all validators.
  public static final int QUEUED_ATTESTATIONS = 2_048;

  /// As many votes, each with a signature of three kilobytes.
  public static final long QUEUED_ATTESTATION_BYTES = 7L << 20;

  /// Blocks under verification. A chain is checked one by one; this many are siblings.
  public static final int BLOCKS_UNDER_CHECK = 16;

  /// Copies of one block with different proofs that wait for the first copy's verdict.
  public static final int COPIES_UNDER_CHECK = 4;

  /// All copies of blocks under verification together.
  public static final long BLOCK_BYTES_UNDER_CHECK = 8L << 20;

  /// Votes under verification; one peer brings half of them at most.
  public static final int ATTESTATIONS_UNDER_CHECK = 1_024;

  /// As many votes, each with a signature of three kilobytes.
  public static final long ATTESTATION_BYTES_UNDER_CHECK = 4L << 20;

  /// Aggregates under verification; one peer brings half of them at most.
  public static final int AGGREGATES_UNDER_CHECK = 256;

  /// Some ten aggregates of the largest size.
  public static final long AGGREGATE_BYTES_UNDER_CHECK = 6L << 20;

  /// Splits of block proofs that wait for the aggregation worker: those of two full blocks.
  public static final int SPLITS_OUT = 16;

  /// Splits taken from one block: as many as it may carry different votes.
  public static final int SPLITS_PER_BLOCK = 8;

  /// Blocks whose parents are not known yet; the oldest is pushed out, of those that came by gossip
  /// from the peer that has sent most of them.
  public static final int CACHED_BLOCKS = 1_024;

  /// Different blocks of one slot that are taken by gossip. Their proposer can sign any number;
  /// those that others build on are fetched by root.
  public static final int BLOCKS_PER_SLOT = 4;

  /// All cached blocks together, so that large proofs cannot fill the memory: what may wait when a
  /// range is asked for, and a range of the largest blocks.
  public static final long CACHED_BLOCK_BYTES = 24L << 20;

  /// Votes of each kind that wait for a block; the oldest is pushed out, of the peer that has
  /// brought most of them.
  public static final int PENDING_VOTES = 1_024;

  /// As many single votes, each with a signature of three kilobytes.
  public static final long PENDING_ATTESTATION_BYTES = 4L << 20;

  /// Some ten aggregates of the largest size.
  public static final long PENDING_AGGREGATE_BYTES = 6L << 20;

  /// Requests in flight to one peer.
  public static final int REQUESTS_PER_PEER = 2;

  /// Requests by root in flight to all peers together.
  public static final int ROOT_REQUESTS = 8;

  /// Roots in one request.
  public static final int ROOTS_PER_REQUEST = 64;

  /// Slots in one request by range. The protocol allows 1024; a smaller answer arrives before its
  /// deadline, and is imported while the next one is on its way.
  public static final int SLOTS_PER_REQUEST = 32;

  /// A range is asked for only while fewer fetched blocks than this wait.
  public static final int CACHED_BLOCKS_BEFORE_PAUSE = 256;

  /// A range is asked for only while fewer bytes of blocks than this wait.
  public static final long CACHED_BYTES_BEFORE_PAUSE = 6L << 20;

  /// How many slots back a range that is served may start. Who is further behind cannot catch up by
  /// ranges.
  public static final long SERVED_SLOTS = 3_600;

  /// How far back from a block its unknown ancestors are asked for by root.
  public static final int BACKFILL_DEPTH = 512;

  /// Roots that wait to be asked for: a parent of each cached block, and as many others.
  public static final int WANTED_ROOTS = 2_048;

  /// Times a root is asked for in vain before it is forgotten.
  public static final int ATTEMPTS_PER_ROOT = 10;

  /// Blocks remembered as impossible, whatever their proof.
  public static final int REFUSED_BLOCKS = 1_024;

  /// A request without an end after this many intervals has failed: 12 s, the network's own timeout
  /// and a margin.
  public static final int REQUEST_INTERVALS = 15;

  /// Every peer is asked anew where it stands after so many slots.
  public static final int STATUS_SLOTS = 8;

  /// Peers the core knows; the network layer admits fewer.
  public static final int PEERS = 1_024;

  /// Invalid messages after which a peer is dropped.
  public static final int OFFENCES = 5;

  /// After so many intervals, a minute, one offence and one doubt are forgiven, and the score moves
  /// a step towards the one that everybody starts with.
  public static final long FORGIVENESS_INTERVALS = 75;

  /// How long a peer that was dropped for its offences is not taken in: two minutes.
  public static final long BAN_INTERVALS = 150;

  /// Claims a peer has not kept that are held against it, until it keeps one or they are forgiven.
  public static final int DOUBTS = 8;

  /// Peers that are gone and whose behaviour is remembered; the one gone longest is forgotten.
  public static final int REMEMBERED_PEERS = 1_024;

  /// Blocks this many slots behind the finalized one stay in memory, for votes from branches that
  /// have not seen it finalized.
  public static final long SLOTS_KEPT_BEHIND = 64;

  /// How far ahead of the clock a block may be.
  public static final long FUTURE_SLOTS = 1;

  /// After a pause longer than this many intervals, time jumps and only these are lived through.
  public static final int CATCH_UP_INTERVALS = SlotTime.INTERVALS_PER_SLOT;

  /// How long attesters wait for the block of their slot.
  public static final Duration BLOCK_WAIT = Duration.ofMillis(400);

  /// A network whose newest block is older than this is stalled: duties go on, or nobody would end
  /// the stall.
  public static final long NETWORK_STALLED_SLOTS = 8;

  /// An open gate closes when the head is further behind than this.
  public static final long GATE_CLOSES_SLOTS = 4;

  /// A closed gate opens when the head is no further behind than this.
  public static final long GATE_OPENS_SLOTS = 2;

  /// When an aggregation session starts no further job, unless configured otherwise.
  public static final Duration AGGREGATION_DEADLINE = Duration.ofMillis(750);

  /// Jobs of one aggregation session.
  public static final int JOBS_PER_SESSION = 16;
}
