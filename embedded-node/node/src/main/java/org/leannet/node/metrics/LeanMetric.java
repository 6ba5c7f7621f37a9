package org.leannet.node.metrics;

import java.util.List;

/// Every metric of a Lean node: its name, labels and buckets, as dashboards of all clients expect
/// them.
enum LeanMetric {
  NODE_INFO(Kind.INFO, "lean_node_info", "Who this node is; always 1", "name", "version"),
  NODE_START_TIME_SECONDS(
      Kind.GAUGE, "lean_node_start_time_seconds", "When this node started, in Unix seconds"),
  HEAD_SLOT(Kind.GAUGE, "lean_head_slot", "Slot of the head block"),
  CURRENT_SLOT(Kind.GAUGE, "lean_current_slot", "Slot of the clock"),
  SAFE_TARGET_SLOT(Kind.GAUGE, "lean_safe_target_slot", "Slot of the safe target"),
  LATEST_JUSTIFIED_SLOT(
      Kind.GAUGE, "lean_latest_justified_slot", "Slot of the latest justified checkpoint"),
  LATEST_FINALIZED_SLOT(
      Kind.GAUGE, "lean_latest_finalized_slot", "Slot of the latest finalized checkpoint"),
  JUSTIFIED_SLOT(Kind.GAUGE, "lean_justified_slot", "Justified slot of the head's state"),
  FINALIZED_SLOT(Kind.GAUGE, "lean_finalized_slot", "Finalized slot of the head's state"),
  VALIDATORS_COUNT(Kind.GAUGE, "lean_validators_count", "Validators this node signs for"),
  CONNECTED_PEERS(Kind.GAUGE, "lean_connected_peers", "Connected peers, by client", "client"),
  GOSSIP_MESH_PEERS(
      Kind.GAUGE,
      "lean_gossip_mesh_peers",
      "Peers in gossip meshes, each counted once a topic",
      "client"),
  NODE_SYNC_STATUS(
      Kind.GAUGE,
      "lean_node_sync_status",
      "1 for what the node is now: idle, syncing or synced",
      "status"),
  IS_AGGREGATOR(Kind.GAUGE, "lean_is_aggregator", "1 while the node aggregates"),
  ATTESTATION_COMMITTEE_SUBNET(
      Kind.GAUGE, "lean_attestation_committee_subnet", "Subnet of the node's first validator"),
  ATTESTATION_COMMITTEE_COUNT(
      Kind.GAUGE, "lean_attestation_committee_count", "Number of attestation subnets"),
  GOSSIP_SIGNATURES(
      Kind.GAUGE, "lean_gossip_signatures", "Single signatures that wait to be aggregated"),
  LATEST_NEW_AGGREGATED_PAYLOADS(
      Kind.GAUGE, "lean_latest_new_aggregated_payloads", "Aggregates that do not count yet"),
  LATEST_KNOWN_AGGREGATED_PAYLOADS(
      Kind.GAUGE,
      "lean_latest_known_aggregated_payloads",
      "Aggregates that count in the fork choice"),
  ATTESTATION_AGGREGATE_COVERAGE_VALIDATORS(
      Kind.GAUGE,
      "lean_attestation_aggregate_coverage_validators",
      "Validators whose votes of a slot are covered",
      "section",
      "subnet"),
  ATTESTATION_AGGREGATE_COVERAGE_SUBNETS(
      Kind.GAUGE,
      "lean_attestation_aggregate_coverage_subnets",
      "Subnets with a covered vote of a slot",
      "section"),
  ATTESTATION_AGGREGATE_COVERAGE_DIFF_VALIDATORS(
      Kind.GAUGE,
      "lean_attestation_aggregate_coverage_diff_validators",
      "Validators covered in a block only, or in time only",
      "direction"),
  ATTESTATIONS_VALID(
      Kind.COUNTER,
      "lean_attestations_valid_total",
      "Single votes that passed every check",
      "source"),
  ATTESTATIONS_INVALID(
      Kind.COUNTER,
      "lean_attestations_invalid_total",
      "Single votes that failed a check",
      "source"),
  FORK_CHOICE_REORGS(
      Kind.COUNTER, "lean_fork_choice_reorgs_total", "Times the head left blocks behind"),
  FINALIZATIONS(Kind.COUNTER, "lean_finalizations_total", "Finalizations", "result"),
  AGGREGATOR_SKIPPED(
      Kind.COUNTER, "lean_aggregator_skipped_total", "Aggregations that did not begin", "reason"),
  STATE_TRANSITION_SLOTS_PROCESSED(
      Kind.COUNTER,
      "lean_state_transition_slots_processed_total",
      "Slots lived through by state transitions"),
  STATE_TRANSITION_ATTESTATIONS_PROCESSED(
      Kind.COUNTER,
      "lean_state_transition_attestations_processed_total",
      "Votes of blocks taken in by state transitions"),
  PQ_SIG_ATTESTATION_SIGNATURES(
      Kind.COUNTER, "lean_pq_sig_attestation_signatures_total", "Votes signed by this node"),
  PQ_SIG_ATTESTATION_SIGNATURES_VALID(
      Kind.COUNTER,
      "lean_pq_sig_attestation_signatures_valid_total",
      "Signatures of single votes found valid"),
  PQ_SIG_ATTESTATION_SIGNATURES_INVALID(
      Kind.COUNTER,
      "lean_pq_sig_attestation_signatures_invalid_total",
      "Signatures of single votes found invalid"),
  PQ_SIG_AGGREGATED_SIGNATURES(
      Kind.COUNTER, "lean_pq_sig_aggregated_signatures_total", "Aggregates made by this node"),
  PQ_SIG_AGGREGATED_SIGNATURES_VALID(
      Kind.COUNTER,
      "lean_pq_sig_aggregated_signatures_valid_total",
      "Aggregate proofs found valid"),
  PQ_SIG_AGGREGATED_SIGNATURES_INVALID(
      Kind.COUNTER,
      "lean_pq_sig_aggregated_signatures_invalid_total",
      "Aggregate proofs found invalid"),
  PQ_SIG_ATTESTATIONS_IN_AGGREGATED_SIGNATURES(
      Kind.COUNTER,
      "lean_pq_sig_attestations_in_aggregated_signatures_total",
      "Votes in the aggregates made by this node"),
  BLOCK_BUILDING_SUCCESS(
      Kind.COUNTER, "lean_block_building_success_total", "Blocks built and published"),
  BLOCK_BUILDING_FAILURES(
      Kind.COUNTER, "lean_block_building_failures_total", "Blocks due that were not published"),
  PEER_CONNECTION_EVENTS(
      Kind.COUNTER,
      "lean_peer_connection_events_total",
      "Connections made and failed",
      "direction",
      "result"),
  PEER_DISCONNECTION_EVENTS(
      Kind.COUNTER,
      "lean_peer_disconnection_events_total",
      "Connections ended",
      "direction",
      "reason"),
  FORK_CHOICE_BLOCK_PROCESSING_TIME_SECONDS(
      "lean_fork_choice_block_processing_time_seconds",
      Buckets.BLOCK,
      "Checking a block, proof and state transition"),
  FORK_CHOICE_REORG_DEPTH(
      "lean_fork_choice_reorg_depth",
      Buckets.REORG,
      "Blocks left behind when the head changes branch"),
  ATTESTATION_VALIDATION_TIME_SECONDS(
      "lean_attestation_validation_time_seconds", Buckets.VALIDATION, "Checking a single vote"),
  STATE_TRANSITION_TIME_SECONDS(
      "lean_state_transition_time_seconds", Buckets.TRANSITION, "Whole state transitions"),
  STATE_TRANSITION_SLOTS_PROCESSING_TIME_SECONDS(
      "lean_state_transition_slots_processing_time_seconds",
      Buckets.VALIDATION,
      "Slots of state transitions"),
  STATE_TRANSITION_BLOCK_PROCESSING_TIME_SECONDS(
      "lean_state_transition_block_processing_time_seconds",
      Buckets.VALIDATION,
      "Blocks of state transitions"),
  STATE_TRANSITION_ATTESTATIONS_PROCESSING_TIME_SECONDS(
      "lean_state_transition_attestations_processing_time_seconds",
      Buckets.VALIDATION,
      "Votes of state transitions"),
  PQ_SIG_ATTESTATION_SIGNING_TIME_SECONDS(
      "lean_pq_sig_attestation_signing_time_seconds", Buckets.VALIDATION, "Signing a vote"),
  PQ_SIG_ATTESTATION_VERIFICATION_TIME_SECONDS(
      "lean_pq_sig_attestation_verification_time_seconds",
      Buckets.VALIDATION,
      "Verifying the signature of a vote"),
  PQ_SIG_AGGREGATED_SIGNATURES_BUILDING_TIME_SECONDS(
      "lean_pq_sig_aggregated_signatures_building_time_seconds",
      Buckets.PROOF,
      "Making an aggregate proof"),
  PQ_SIG_AGGREGATED_SIGNATURES_VERIFICATION_TIME_SECONDS(
      "lean_pq_sig_aggregated_signatures_verification_time_seconds",
      Buckets.PROOF,
      "Verifying an aggregate proof"),
  BLOCK_AGGREGATED_PAYLOADS(
      "lean_block_aggregated_payloads", Buckets.PAYLOADS, "Aggregates in a block built here"),
  BLOCK_BUILDING_PAYLOAD_AGGREGATION_TIME_SECONDS(
      "lean_block_building_payload_aggregation_time_seconds",
      Buckets.PAYLOAD_TIME,
      "Making the proofs of a block built here"),
  BLOCK_BUILDING_TIME_SECONDS(
      "lean_block_building_time_seconds", Buckets.BUILDING, "Building and sealing a block"),
  ATTESTATIONS_PRODUCTION_TIME_SECONDS(
      "lean_attestations_production_time_seconds", Buckets.BUILDING, "Producing a vote"),
  COMMITTEE_SIGNATURES_AGGREGATION_TIME_SECONDS(
      "lean_committee_signatures_aggregation_time_seconds",
      Buckets.COMMITTEE,
      "Aggregating a committee's signatures"),
  TICK_INTERVAL_DURATION_SECONDS(
      "lean_tick_interval_duration_seconds", Buckets.TICK, "Time between two ticks"),
  GOSSIP_BLOCK_SIZE_BYTES(
      "lean_gossip_block_size_bytes",
      Buckets.BLOCK_BYTES,
      "Blocks received by gossip, uncompressed"),
  GOSSIP_ATTESTATION_SIZE_BYTES(
      "lean_gossip_attestation_size_bytes",
      Buckets.ATTESTATION_BYTES,
      "Votes received by gossip, uncompressed"),
  GOSSIP_AGGREGATION_SIZE_BYTES(
      "lean_gossip_aggregation_size_bytes",
      Buckets.AGGREGATION_BYTES,
      "Aggregates received by gossip, uncompressed");

  /// What a metric is.
  enum Kind {
    /// A gauge of 1 whose labels are what it says.
    INFO,
    GAUGE,
    COUNTER,
    HISTOGRAM
  }

  private final Kind kind;
  private final String metricName;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // never anything but List.of
  private final List<String> labels;

  @SuppressWarnings("ImmutableEnumChecker") // as above
  private final List<Double> buckets;

  LeanMetric(Kind kind, String metricName, String help, String... labels) {
    this.kind = kind;
    this.metricName = metricName;
    this.help = help;
    this.labels = List.of(labels);
    this.buckets = List.of();
  }

  LeanMetric(String metricName, List<Double> buckets, String help) {
    this.kind = Kind.HISTOGRAM;
    this.metricName = metricName;
    this.help = help;
    this.labels = List.of();
    this.buckets = buckets;
  }

  Kind kind() {
    return kind;
  }

  String metricName() {
    return metricName;
  }

  String help() {
    return help;
  }

  List<String> labels() {
    return labels;
  }

  /// Upper bounds of a histogram, the infinite one left out.
  List<Double> buckets() {
    return buckets;
  }
}
