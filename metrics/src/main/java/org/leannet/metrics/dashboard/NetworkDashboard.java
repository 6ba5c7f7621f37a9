package org.leannet.metrics.dashboard;

import static org.leannet.metrics.dashboard.Dashboards.ofEnclave;
import static org.leannet.metrics.dashboard.Panel.perNode;
import static org.leannet.metrics.dashboard.Panel.series;
import static org.leannet.metrics.dashboard.Panel.stat;
import static org.leannet.metrics.dashboard.Panel.table;
import static org.leannet.metrics.dashboard.Panel.timeline;

import java.util.List;
import org.leannet.metrics.dashboard.Dashboard.Row;

/// The whole network on one page, a row a client.
final class NetworkDashboard {
  static final Dashboard DASHBOARD =
      new Dashboard(
          "lean-ethereum-clients-dashboard",
          "Leannet / Network",
          "Does the network finalize, and which client holds it back?",
          false,
          List.of(overview(), clients(), progress(), peers()),
          Dashboards.NODE_EVENTS);

  private NetworkDashboard() {}

  private static Row overview() {
    return Row.of(
        "Overview",
        stat(
            "Head slot",
            "none",
            "The highest head of any node. Good: it grows by one every four seconds.",
            "max(" + ofEnclave("lean_head_slot") + ")"),
        stat(
            "Justified slot",
            "none",
            "The highest justified slot. Good: one behind the head.",
            "max(" + ofEnclave("lean_latest_justified_slot") + ")"),
        stat(
            "Finalized slot",
            "none",
            "The highest finalized slot. Good: two or three behind the head.",
            "max(" + ofEnclave("lean_latest_finalized_slot") + ")"),
        stat(
                "Finality lag",
                "none",
                "Slots between now and the last finalized slot. Good: 3 or 4. More than 12 raises an alert.",
                "max("
                    + ofEnclave("lean_current_slot")
                    + ") - max("
                    + ofEnclave("lean_latest_finalized_slot")
                    + ")")
            .looking(Look.goodBelow(5, 13)),
        stat(
                "Nodes up",
                "none",
                "Lean nodes that answered the last scrape. Good: all of them.",
                "sum(up{enclave=\"$enclave\",layer=\"lean\"})")
            .looking(Look.goodFrom(1)),
        stat(
                "Aggregators",
                "none",
                "Nodes that aggregate now. Good: one for each committee; none means no finality.",
                "sum(" + ofEnclave("lean_is_aggregator") + ")")
            .looking(Look.goodFrom(1)));
  }

  private static Row clients() {
    return Row.of(
        "Clients",
        table(
            "Clients",
            "A row a node. Good: equal heads, lag 3 or 4, every other node a peer, no missed slots.",
            new Query("max by (node, client) (" + ofEnclave("lean_head_slot") + ")", "head"),
            column("lean_latest_justified_slot", "justified"),
            column("lean_latest_finalized_slot", "finalized"),
            column("node:lean_finality_lag:slots", "finality lag"),
            column("node:lean_head_lag:slots", "head lag"),
            new Query("sum by (node) (" + ofEnclave("lean_connected_peers") + ")", "peers"),
            column("node:lean_missed_slots:increase5m", "missed slots (5 min)"),
            column("lean_validators_count", "validators"),
            column("lean_is_aggregator", "aggregator")));
  }

  private static Row progress() {
    return Row.of(
        "Progress",
        perNode(
            "Head",
            "none",
            "Good: one line, because all nodes share it.",
            ofEnclave("lean_head_slot")),
        series(
            "Head, justified and finalized",
            "none",
            "The network's best of each. Good: parallel lines one slot apart.",
            new Query("max(" + ofEnclave("lean_current_slot") + ")", "wall clock"),
            new Query("max(" + ofEnclave("lean_head_slot") + ")", "head"),
            new Query("max(" + ofEnclave("lean_latest_justified_slot") + ")", "justified"),
            new Query("max(" + ofEnclave("lean_latest_finalized_slot") + ")", "finalized")),
        perNode(
                "Finality lag",
                "none",
                "Head minus finalized of each node. Good: flat at 2 or 3.",
                ofEnclave("node:lean_finality_lag:slots"))
            .looking(Look.goodBelow(12)),
        perNode(
            "Missed slots (5 min)",
            "none",
            "Slots without an imported block. Good: zero; one in four with one of four proposers down.",
            ofEnclave("node:lean_missed_slots:increase5m")),
        perNode(
            "Reorgs",
            "none",
            "Changes of head to another branch in a minute. Good: zero while the network is whole.",
            "increase(" + ofEnclave("lean_fork_choice_reorgs_total") + "[1m])"),
        perNode(
                "Tick interval, 99th percentile",
                "s",
                "How long an interval takes. Good: 0.8 s. Above 0.9 s the machine is overloaded.",
                ofEnclave("node:lean_tick_interval_duration_seconds:p99"))
            .looking(Look.goodBelow(0.9)));
  }

  private static Row peers() {
    return Row.of(
        "Peers",
        perNode(
            "Connected peers",
            "none",
            "Good: the number of other nodes.",
            "sum by (node) (" + ofEnclave("lean_connected_peers") + ")"),
        perNode(
            "Mesh peers",
            "none",
            "Gossip mesh members. Good: all peers in a small network, 6 to 12 in a large one.",
            "sum by (node) (" + ofEnclave("lean_gossip_mesh_peers") + ")"),
        timeline(
            "Reachable",
            "Whether the node answers Prometheus. Good: always; silence is a pause, a stop or a crash.",
            "up{enclave=\"$enclave\",layer=\"lean\"}",
            "{{node}}"));
  }

  private static Query column(String metric, String title) {
    return new Query("max by (node) (" + ofEnclave(metric) + ")", title);
  }
}
