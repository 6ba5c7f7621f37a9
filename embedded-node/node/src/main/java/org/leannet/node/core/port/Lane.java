package org.leannet.node.core.port;

/// Where a job runs, so that one kind of work never waits behind another.
public enum Lane {
  /// Building and signing for the node's own validators.
  DUTY,
  /// Checking blocks; a flood of votes must not hold one up.
  BLOCK,
  /// Checking votes; several at once.
  VERIFY,
  /// Making and splitting aggregates; one worker.
  AGGREGATE
}
