package org.leannet.node.core.port;

/// The classes of events, most urgent first. Each has a queue of its own in the [Inbox], with its
/// own bounds, so that a flood of one class can neither delay nor push out another.
public enum EventClass {
  /// The clock and the timers the core has asked for.
  TICK(Limits.QUEUED_TICKS, Limits.UNWEIGHED),
  /// What the node's own validators have signed, built and written down.
  DUTY(Limits.QUEUED_DUTY_RESULTS, Limits.UNWEIGHED),
  /// Answers of workers. Never dropped in a running node: at most this many jobs are out at once.
  VERDICT(Limits.QUEUED_VERDICTS, Limits.UNWEIGHED),
  /// Peers that come and go, and the operator's commands. Never dropped: what one event of a peer
  /// says and the next one takes back is forgotten, so that two at most wait for each peer.
  CONNECTION(Integer.MAX_VALUE, Limits.UNWEIGHED),
  /// Where peers say they stand, the newest word of each, and what they do wrong.
  PEER(Limits.QUEUED_PEER_EVENTS, Limits.UNWEIGHED),
  /// Blocks by gossip.
  BLOCK(Limits.QUEUED_BLOCKS, Limits.QUEUED_BLOCK_BYTES),
  /// Pieces of answers to requests. The end of an answer is never dropped.
  RESPONSE(Limits.QUEUED_RESPONSES, Limits.QUEUED_RESPONSE_BYTES),
  /// Aggregates by gossip.
  AGGREGATE(Limits.QUEUED_AGGREGATES, Limits.QUEUED_AGGREGATE_BYTES),
  /// Single votes by gossip.
  ATTESTATION(Limits.QUEUED_ATTESTATIONS, Limits.QUEUED_ATTESTATION_BYTES);

  private final int capacity;
  private final long bytes;

  EventClass(int capacity, long bytes) {
    this.capacity = capacity;
    this.bytes = bytes;
  }

  /// How many events of this class may wait.
  public int capacity() {
    return capacity;
  }

  /// How many bytes the waiting events of this class may hold together.
  public long bytes() {
    return bytes;
  }
}
