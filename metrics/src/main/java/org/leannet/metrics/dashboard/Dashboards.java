package org.leannet.metrics.dashboard;

import java.util.List;

/// The dashboards that every enclave's Grafana is given.
public final class Dashboards {
  static final List<Dashboard.Annotation> NODE_EVENTS =
      List.of(
          new Dashboard.Annotation(
              "node unreachable",
              "up{enclave=\"$enclave\",layer=\"lean\"} == 0",
              "red",
              "{{node}}"),
          new Dashboard.Annotation(
              "node started",
              "time() - lean_node_start_time_seconds{enclave=\"$enclave\"} < 20",
              "orange",
              "{{node}}"));

  private Dashboards() {}

  /// All of them, the entry page first.
  public static List<Dashboard> all() {
    return List.of(
        NetworkDashboard.DASHBOARD,
        NodeDashboard.DASHBOARD,
        SignatureDashboard.DASHBOARD,
        ExecutionDashboard.DASHBOARD,
        ExperimentDashboard.DASHBOARD);
  }

  /// A metric of the chosen enclave.
  static String ofEnclave(String metric) {
    return metric + "{enclave=\"$enclave\"}";
  }

  /// A metric of the chosen nodes.
  static String ofNodes(String metric) {
    return metric + "{enclave=\"$enclave\",node=~\"$node\"}";
  }

  /// Events a second of a counter, by node, over a minute: fifteen slots.
  static String rate(String counter) {
    return "sum by (node) (rate(" + ofNodes(counter) + "[1m]))";
  }

  /// The 99th percentile of a histogram, by node.
  static String p99(String histogram) {
    return quantile(0.99, histogram);
  }

  static String quantile(double quantile, String histogram) {
    return "histogram_quantile(%s, sum by (node, le) (rate(%s[1m])))"
        .formatted(quantile, ofNodes(histogram + "_bucket"));
  }
}
