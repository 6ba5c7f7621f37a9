package org.leannet.metrics.dashboard;

import static org.leannet.metrics.dashboard.Panel.perNode;
import static org.leannet.metrics.dashboard.Panel.stat;
import static org.leannet.metrics.dashboard.Panel.timeline;

import java.util.List;
import org.leannet.metrics.dashboard.Dashboard.Row;

/// Lean nodes paired with execution clients. Only what every execution client exports in the same
/// way is asked for; their own dashboards say the rest.
final class ExecutionDashboard {
  static final Dashboard DASHBOARD =
      new Dashboard(
          "leannet-execution",
          "Leannet / Execution pairing",
          "Do the execution clients keep up with their Lean nodes? Empty without execution clients.",
          false,
          List.of(
              Row.of(
                  "Execution clients",
                  stat(
                          "Execution clients up",
                          "none",
                          "Good: one for each paired node.",
                          "sum(up{enclave=\"$enclave\",layer=\"execution\"})")
                      .looking(Look.goodFrom(1)),
                  stat(
                          "Lean nodes up",
                          "none",
                          "Good: all of them.",
                          "sum(up{enclave=\"$enclave\",layer=\"lean\"})")
                      .looking(Look.goodFrom(1)),
                  timeline(
                      "Reachable",
                      "Whether the execution client answers Prometheus. Good: always.",
                      "up{enclave=\"$enclave\",layer=\"execution\"}",
                      "{{node}}"),
                  perNode(
                          "Scrape time",
                          "s",
                          "How long an execution client takes to answer Prometheus. Good: under 1 s.",
                          "scrape_duration_seconds{enclave=\"$enclave\",layer=\"execution\"}")
                      .looking(Look.goodBelow(1)),
                  perNode(
                      "Memory",
                      "bytes",
                      "Resident memory, where the client exports it. Good: level after the first minutes.",
                      "process_resident_memory_bytes{enclave=\"$enclave\",layer=\"execution\"}"))),
          Dashboards.NODE_EVENTS);

  private ExecutionDashboard() {}
}
