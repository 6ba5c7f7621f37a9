package org.leannet.metrics.dashboard;

import static org.leannet.metrics.dashboard.Dashboards.ofNodes;
import static org.leannet.metrics.dashboard.Dashboards.p99;
import static org.leannet.metrics.dashboard.Dashboards.quantile;
import static org.leannet.metrics.dashboard.Dashboards.rate;
import static org.leannet.metrics.dashboard.Panel.perNode;
import static org.leannet.metrics.dashboard.Panel.series;
import static org.leannet.metrics.dashboard.Panel.stat;

import java.util.List;
import org.leannet.metrics.dashboard.Dashboard.Row;

/// Everything of one node.
final class NodeDashboard {
  static final Dashboard DASHBOARD =
      new Dashboard(
          "leannet-node",
          "Leannet / Node",
          "Everything of one node, or of several side by side.",
          true,
          List.of(overview(), standing(), forkChoice(), transition(), duties(), network()),
          Dashboards.NODE_EVENTS);

  private NodeDashboard() {}

  private static Row overview() {
    return Row.of(
        "Overview",
        stat(
            "Head slot",
            "none",
            "Good: the same as every other node's.",
            "max(" + ofNodes("lean_head_slot") + ")"),
        stat(
            "Finalized slot",
            "none",
            "Good: two or three behind the head.",
            "max(" + ofNodes("lean_latest_finalized_slot") + ")"),
        stat(
            "Safe target slot",
            "none",
            "The block with two thirds of the slot's fresh votes. Good: near the head.",
            "max(" + ofNodes("lean_safe_target_slot") + ")"),
        stat(
            "Validators",
            "none",
            "Validators this node signs for. Good: as many as it was given.",
            "sum(" + ofNodes("lean_validators_count") + ")"),
        stat(
            "Peers",
            "none",
            "Good: the number of other nodes.",
            "sum(" + ofNodes("lean_connected_peers") + ")"),
        stat(
            "Up since",
            "dateTimeAsIso",
            "When the process started. Good: the network's start, or the last action on it.",
            "max(" + ofNodes("lean_node_start_time_seconds") + ") * 1000"));
  }

  private static Row standing() {
    return Row.of(
        "Standing",
        perNode(
            "Sync status",
            "none",
            "2 synced, 1 syncing, 0 idle. Good: 2.",
            "max by (node) (2 * lean_node_sync_status{enclave=\"$enclave\",node=~\"$node\",status=\"synced\"})"
                + " + max by (node) (lean_node_sync_status{enclave=\"$enclave\",node=~\"$node\",status=\"syncing\"})"),
        series(
            "Slots",
            "none",
            "Good: parallel lines, finalized two or three below the head.",
            new Query("max by (node) (" + ofNodes("lean_current_slot") + ")", "{{node}} clock"),
            new Query("max by (node) (" + ofNodes("lean_head_slot") + ")", "{{node}} head"),
            new Query(
                "max by (node) (" + ofNodes("lean_latest_justified_slot") + ")",
                "{{node}} justified"),
            new Query(
                "max by (node) (" + ofNodes("lean_latest_finalized_slot") + ")",
                "{{node}} finalized")));
  }

  private static Row forkChoice() {
    return Row.of(
        "Fork choice",
        perNode(
            "Block import, 99th percentile",
            "s",
            "From arrival to the new head, signatures included. Good: under half an interval, 0.4 s.",
            p99("lean_fork_choice_block_processing_time_seconds")),
        perNode(
            "Reorg depth, 99th percentile",
            "none",
            "Blocks undone by a reorg. Good: no data, or 1.",
            p99("lean_fork_choice_reorg_depth")),
        perNode(
            "Attestation validation, 99th percentile",
            "s",
            "One vote, its XMSS signature included. Good: under 0.05 s.",
            p99("lean_attestation_validation_time_seconds")),
        series(
            "Attestations",
            "ops",
            "Votes accepted and refused a second. Good: no refused ones.",
            new Query(rate("lean_attestations_valid_total"), "{{node}} valid"),
            new Query(rate("lean_attestations_invalid_total"), "{{node}} invalid")),
        series(
            "Vote pools",
            "none",
            "What waits to be counted. Good: small and sawtoothed; steady growth is a leak.",
            new Query(
                "max by (node) (" + ofNodes("lean_gossip_signatures") + ")", "{{node}} signatures"),
            new Query(
                "max by (node) (" + ofNodes("lean_latest_new_aggregated_payloads") + ")",
                "{{node}} new"),
            new Query(
                "max by (node) (" + ofNodes("lean_latest_known_aggregated_payloads") + ")",
                "{{node}} known")),
        perNode(
            "Finalizations",
            "ops",
            "Checkpoints finalized a second. Good: 0.25, one a slot.",
            "sum by (node) (rate(lean_finalizations_total{enclave=\"$enclave\",node=~\"$node\","
                + "result=\"success\"}[1m]))"));
  }

  private static Row transition() {
    return Row.of(
        "State transition",
        perNode(
            "Transition, 99th percentile",
            "s",
            "One block applied to a state. Good: under 0.25 s, the lowest bucket.",
            p99("lean_state_transition_time_seconds")),
        series(
            "Parts of the transition, 99th percentile",
            "s",
            "Which part costs the time. Good: each under 0.25 s.",
            new Query(p99("lean_state_transition_slots_processing_time_seconds"), "{{node}} slots"),
            new Query(p99("lean_state_transition_block_processing_time_seconds"), "{{node}} block"),
            new Query(
                p99("lean_state_transition_attestations_processing_time_seconds"),
                "{{node}} attestations")),
        series(
            "Processed",
            "ops",
            "Slots and attestations taken in a second. Good: 0.25 slots.",
            new Query(rate("lean_state_transition_slots_processed_total"), "{{node}} slots"),
            new Query(
                rate("lean_state_transition_attestations_processed_total"),
                "{{node}} attestations")));
  }

  private static Row duties() {
    return Row.of(
        "Duties and time",
        perNode(
            "Block building, 99th percentile",
            "s",
            "Good: well under 0.8 s, or the block is late for its voters.",
            p99("lean_block_building_time_seconds")),
        series(
            "Blocks built",
            "ops",
            "Good: one every (validators of the network) slots, no failures.",
            new Query(rate("lean_block_building_success_total"), "{{node}} built"),
            new Query(rate("lean_block_building_failures_total"), "{{node}} failed")),
        perNode(
            "Attestation production, 99th percentile",
            "s",
            "Choosing and signing a vote. Good: under 0.1 s.",
            p99("lean_attestations_production_time_seconds")),
        series(
                "Tick interval",
                "s",
                "How long an interval takes. Good: median and 99th percentile both at 0.8 s.",
                new Query(quantile(0.5, "lean_tick_interval_duration_seconds"), "{{node}} median"),
                new Query(p99("lean_tick_interval_duration_seconds"), "{{node}} p99"))
            .looking(Look.goodBelow(0.9)));
  }

  private static Row network() {
    return Row.of(
        "Network",
        perNode(
            "Connected peers",
            "none",
            "Good: the number of other nodes.",
            "sum by (node) (" + ofNodes("lean_connected_peers") + ")"),
        series(
            "Connections",
            "none",
            "Connections opened and closed in a minute. Good: zero once the network stands.",
            new Query(
                "sum by (node) (increase("
                    + ofNodes("lean_peer_connection_events_total")
                    + "[1m]))",
                "{{node}} opened"),
            new Query(
                "sum by (node) (increase("
                    + ofNodes("lean_peer_disconnection_events_total")
                    + "[1m]))",
                "{{node}} closed")),
        perNode(
            "Block size, 99th percentile",
            "bytes",
            "Gossiped blocks. Good: level; more votes make them larger.",
            p99("lean_gossip_block_size_bytes")),
        perNode(
            "Attestation size, 99th percentile",
            "bytes",
            "Gossiped votes. Good: level; 2.6 KB with production keys.",
            p99("lean_gossip_attestation_size_bytes")),
        perNode(
            "Aggregate size, 99th percentile",
            "bytes",
            "Gossiped aggregates. Good: well under 512 KiB, the limit.",
            p99("lean_gossip_aggregation_size_bytes")));
  }
}
