package org.leannet.node.core.port;

/// The classes of events, most urgent first. Each has a queue of its own in the [Inbox], with its
/// own bound, so that a flood of one class can neither delay nor push out another.
public enum EventClass {
  /// The clock and the timers the core has asked for.
  TICK(Limits.QUEUED_TICKS),
  /// What the node's own validators have signed, built and written down.
  DUTY(Limits.QUEUED_DUTY_RESULTS),
  /// Answers of workers. Never dropped in a running node: at most this many jobs are out at once.
  VERDICT(Limits.QUEUED_VERDICTS),
  /// Peers that come and go and say where they stand, and the operator's commands.
  PEER(Limits.QUEUED_PEER_EVENTS),
  /// Blocks by gossip.
  BLOCK(Limits.QUEUED_BLOCKS),
  /// Pieces of answers to requests.
  RESPONSE(Limits.QUEUED_RESPONSES),
  /// Aggregates by gossip.
  AGGREGATE(Limits.QUEUED_AGGREGATES),
  /// Single votes by gossip.
  ATTESTATION(Limits.QUEUED_ATTESTATIONS);

  private final int capacity;

  EventClass(int capacity) {
    this.capacity = capacity;
  }

  /// How many events of this class may wait.
  public int capacity() {
    return capacity;
  }
}
