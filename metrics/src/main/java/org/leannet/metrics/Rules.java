package org.leannet.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The recording and alerting rules every enclave's Prometheus carries.
///
/// Names of recorded series follow Prometheus's `level:metric:operation` convention and are part of
/// what dashboards rely on.
public final class Rules {
  /// One rule of the file, as [#all()] lists it.
  ///
  /// @param name the recorded series or the alert
  /// @param expr PromQL
  /// @param alert the alert's part, or none for a recording rule
  public record Rule(String name, String expr, List<Alert> alert) {}

  /// @param holdFor how long the condition must hold
  /// @param severity `warning` or `critical`
  /// @param summary one line, a template of Prometheus
  /// @param action what to look at first
  public record Alert(String holdFor, String severity, String summary, String action) {}

  private Rules() {}

  /// Every rule, recording ones first.
  public static List<Rule> all() {
    var rules = new ArrayList<>(recording());
    rules.addAll(alerts());
    return rules;
  }

  static String render() {
    var groups = new ArrayList<Map<String, Object>>();
    groups.add(group("leannet-series", recording().stream().map(Rules::recordingYaml).toList()));
    groups.add(group("leannet-alerts", alerts().stream().map(Rules::alertYaml).toList()));
    return YamlText.of(Map.of("groups", groups));
  }

  private static List<Rule> recording() {
    return List.of(
        record("enclave:lean_head_slot:max", "max by (enclave) (lean_head_slot)"),
        record("enclave:lean_head_slot:min", "min by (enclave) (lean_head_slot)"),
        record(
            "enclave:lean_latest_finalized_slot:max",
            "max by (enclave) (lean_latest_finalized_slot)"),
        record("node:lean_finality_lag:slots", "lean_head_slot - lean_latest_finalized_slot"),
        record("node:lean_head_lag:slots", "lean_current_slot - lean_head_slot"),
        record(
            "node:lean_missed_slots:increase5m",
            "clamp_min(delta(lean_current_slot[5m])"
                + " - increase(lean_fork_choice_block_processing_time_seconds_count[5m]), 0)"),
        record(
            "node:lean_tick_interval_duration_seconds:p99",
            "histogram_quantile(0.99, sum by (enclave, node, client, le)"
                + " (rate(lean_tick_interval_duration_seconds_bucket[1m])))"));
  }

  private static List<Rule> alerts() {
    return List.of(
        alert(
            "LeanNodeDown",
            "up{layer=\"lean\"} == 0",
            new Alert(
                "8s",
                "critical",
                "{{ $labels.node }} has not answered a scrape for two slots",
                "Is it paused, stopped or dead? `leannet enclave inspect {{ $labels.enclave }}` tells.")),
        alert(
            "LeanFinalityStalled",
            "max by (enclave) (lean_current_slot) - max by (enclave) (lean_latest_finalized_slot) > 12",
            new Alert(
                "8s",
                "critical",
                "{{ $labels.enclave }}: nothing was finalized for {{ $value }} slots",
                "Two thirds of the validators must vote in time: look for nodes that are down, a committee"
                    + " without an aggregator, and aggregation slower than its deadline.")),
        alert(
            "LeanHeadDiverged",
            "max by (enclave) (lean_head_slot) - min by (enclave) (lean_head_slot) > 3",
            new Alert(
                "8s",
                "warning",
                "{{ $labels.enclave }}: heads are {{ $value }} slots apart",
                "A node that is behind is syncing, partitioned or rejecting blocks: see its log and peers.")),
        alert(
            "LeanTicksLate",
            "node:lean_tick_interval_duration_seconds:p99 > 0.9",
            new Alert(
                "12s",
                "warning",
                "{{ $labels.node }}: one interval in a hundred takes {{ printf \"%.2f\" $value }} s instead of 0.8 s",
                "The machine is overloaded, or the node's slot driver is starved by other work.")),
        alert(
            "LeanNoAggregator",
            "sum by (enclave) (lean_is_aggregator) == 0",
            new Alert(
                "8s",
                "critical",
                "{{ $labels.enclave }} has no aggregator",
                "Without one nothing is justified. Turn one on with the admin endpoint.")));
  }

  private static Rule record(String name, String expr) {
    return new Rule(name, expr, List.of());
  }

  private static Rule alert(String name, String expr, Alert alert) {
    return new Rule(name, expr, List.of(alert));
  }

  private static Map<String, Object> recordingYaml(Rule rule) {
    var yaml = new LinkedHashMap<String, Object>();
    yaml.put("record", rule.name());
    yaml.put("expr", rule.expr());
    return yaml;
  }

  private static Map<String, Object> alertYaml(Rule rule) {
    var alert = rule.alert().getFirst();
    var annotations = new LinkedHashMap<String, Object>();
    annotations.put("summary", alert.summary());
    annotations.put("action", alert.action());
    var yaml = new LinkedHashMap<String, Object>();
    yaml.put("alert", rule.name());
    yaml.put("expr", rule.expr());
    yaml.put("for", alert.holdFor());
    yaml.put("labels", Map.of("severity", alert.severity()));
    yaml.put("annotations", annotations);
    return yaml;
  }

  private static Map<String, Object> group(String name, List<Map<String, Object>> rules) {
    var group = new LinkedHashMap<String, Object>();
    group.put("name", name);
    group.put("rules", rules);
    return group;
  }
}
