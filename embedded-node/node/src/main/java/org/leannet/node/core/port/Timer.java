package org.leannet.node.core.port;

/// Something the core wants to be reminded of at a moment between two ticks.
public sealed interface Timer {
  /// The wait for this slot's block is over: attest to what is there.
  record AttestationDue(long slot) implements Timer {}

  /// The aggregation session may start no further job.
  record AggregationDeadline(long session) implements Timer {}
}
