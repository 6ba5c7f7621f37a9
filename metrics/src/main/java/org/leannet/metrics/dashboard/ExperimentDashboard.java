package org.leannet.metrics.dashboard;

import static org.leannet.metrics.dashboard.Dashboards.ofEnclave;
import static org.leannet.metrics.dashboard.Panel.perNode;
import static org.leannet.metrics.dashboard.Panel.series;
import static org.leannet.metrics.dashboard.Panel.timeline;

import java.util.ArrayList;
import java.util.List;
import org.leannet.metrics.dashboard.Dashboard.Annotation;
import org.leannet.metrics.dashboard.Dashboard.Row;

/// What was done to the network, drawn over what the chain did.
final class ExperimentDashboard {
  static final Dashboard DASHBOARD =
      new Dashboard(
          "leannet-experiment",
          "Leannet / Experiment",
          "Actions as lines over the slot axis: pauses, stops, restarts, role changes, partitions.",
          false,
          List.of(
              Row.of(
                  "Chain",
                  series(
                      "Slot axis",
                      "none",
                      "Which slot a moment was in, and how far the best head was then. Good: both lines rise together.",
                      new Query("max(" + ofEnclave("lean_current_slot") + ")", "slot"),
                      new Query("max(" + ofEnclave("lean_head_slot") + ")", "head")),
                  series(
                          "Slots since finality",
                          "none",
                          "Good: back to 3 or 4 within some slots of the last action.",
                          new Query(
                              "max("
                                  + ofEnclave("lean_current_slot")
                                  + ") - max("
                                  + ofEnclave("lean_latest_finalized_slot")
                                  + ")",
                              "best node"),
                          new Query(
                              "max("
                                  + ofEnclave("lean_current_slot")
                                  + ") - min("
                                  + ofEnclave("lean_latest_finalized_slot")
                                  + ")",
                              "worst node"))
                      .looking(Look.goodBelow(13)),
                  series(
                          "Head spread",
                          "none",
                          "Distance between the highest and the lowest head. Good: 0 or 1; large while split.",
                          new Query(
                              "enclave:lean_head_slot:max{enclave=\"$enclave\"}"
                                  + " - enclave:lean_head_slot:min{enclave=\"$enclave\"}",
                              "spread"))
                      .looking(Look.goodBelow(4)),
                  perNode(
                      "Head",
                      "none",
                      "Good: one line again after a heal.",
                      ofEnclave("lean_head_slot")),
                  perNode(
                      "Finalized",
                      "none",
                      "Good: never falls, and one line again after a heal.",
                      ofEnclave("lean_latest_finalized_slot"))),
              Row.of(
                  "Nodes",
                  timeline(
                      "Reachable",
                      "Whether the node answers Prometheus. Good: silence only where an action made it.",
                      "up{enclave=\"$enclave\",layer=\"lean\"}",
                      "{{node}}"),
                  perNode(
                      "Connected peers",
                      "none",
                      "Falls on both sides of a partition. Good: back to all other nodes after a heal.",
                      "sum by (node) (" + ofEnclave("lean_connected_peers") + ")"))),
          annotations());

  private ExperimentDashboard() {}

  private static List<Annotation> annotations() {
    var all = new ArrayList<>(Dashboards.NODE_EVENTS);
    all.add(
        new Annotation(
            "aggregator role changed",
            "changes(" + ofEnclave("lean_is_aggregator") + "[8s]) > 0",
            "blue",
            "{{node}}"));
    all.add(
        new Annotation(
            "alert",
            "ALERTS{enclave=\"$enclave\",alertstate=\"firing\"}",
            "purple",
            "{{alertname}}"));
    return all;
  }
}
