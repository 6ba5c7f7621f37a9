package org.leannet.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Prometheus's configuration for one enclave: `prometheus.yml`, and beside it the rules and the
/// targets. The targets have a file of their own because Prometheus reads it again by itself: nodes
/// come and go while it runs.
public final class PrometheusFiles {
  /// The configuration file's name, relative to the directory it is written to.
  public static final String CONFIG = "prometheus.yml";

  /// The name of the file that lists the nodes, as the configuration refers to it.
  public static final String TARGETS = "targets.yml";

  /// The rules file's name, as the configuration refers to it.
  public static final String RULES = "rules.yml";

  /// Two samples a slot: a slot is 4 s, and a gauge read once a slot would hide every late tick.
  private static final String SCRAPE_INTERVAL = "2s";

  private static final String SCRAPE_TIMEOUT = "1900ms";

  /// Rules look at slots, so once a slot is enough.
  private static final String EVALUATION_INTERVAL = "4s";

  /// How soon nodes that came or went are noticed where the file system tells nobody.
  private static final String TARGETS_INTERVAL = "4s";

  private PrometheusFiles() {}

  /// File name to content, in a fixed order.
  public static Map<String, String> render(MetricsSpec spec) {
    var files = new LinkedHashMap<String, String>();
    files.put(CONFIG, config(spec));
    files.put(RULES, Rules.render());
    files.put(TARGETS, targets(spec));
    return files;
  }

  /// The text of the file of targets.
  public static String targets(MetricsSpec spec) {
    return YamlText.of(spec.targets().stream().map(t -> group(spec.enclave(), t)).toList());
  }

  private static String config(MetricsSpec spec) {
    var global = new LinkedHashMap<String, Object>();
    global.put("scrape_interval", SCRAPE_INTERVAL);
    global.put("scrape_timeout", SCRAPE_TIMEOUT);
    global.put("evaluation_interval", EVALUATION_INTERVAL);
    global.put("external_labels", Map.of("enclave", spec.enclave()));

    var root = new LinkedHashMap<String, Object>();
    root.put("global", global);
    root.put("rule_files", List.of(RULES));
    root.put("scrape_configs", List.of(nodes(), itself(spec)));
    return YamlText.of(root);
  }

  private static Map<String, Object> nodes() {
    var file = new LinkedHashMap<String, Object>();
    file.put("files", List.of(TARGETS));
    file.put("refresh_interval", TARGETS_INTERVAL);
    var job = new LinkedHashMap<String, Object>();
    job.put("job_name", "nodes");
    job.put("file_sd_configs", List.of(file));
    return job;
  }

  private static Map<String, Object> itself(MetricsSpec spec) {
    var labels = new LinkedHashMap<String, Object>();
    labels.put("enclave", spec.enclave());
    labels.put("network", spec.enclave());
    labels.put("node", "prometheus");
    var targets = new LinkedHashMap<String, Object>();
    targets.put("targets", List.of(spec.prometheusAddress()));
    targets.put("labels", labels);
    var job = new LinkedHashMap<String, Object>();
    job.put("job_name", "prometheus");
    job.put("static_configs", List.of(targets));
    return job;
  }

  private static Map<String, Object> group(String enclave, Target target) {
    var labels = new LinkedHashMap<String, Object>();
    // Prometheus's own name for the path; a label that begins like this is not kept.
    labels.put("__metrics_path__", target.path());
    labels.put("job", target.node());
    labels.putAll(labels(enclave, target));
    var group = new LinkedHashMap<String, Object>();
    group.put("targets", List.of(target.address()));
    group.put("labels", labels);
    return group;
  }

  private static Map<String, Object> labels(String enclave, Target target) {
    var labels = new LinkedHashMap<String, Object>();
    labels.put("enclave", enclave);
    // The name that dashboards made elsewhere for Lean clients filter on.
    labels.put("network", enclave);
    labels.put("node", target.node());
    labels.put("client", target.labels().client());
    labels.put("layer", target.labels().layer());
    labels.put("generation", target.labels().generation());
    labels.put("subnet", target.labels().subnet());
    labels.put("aggregator", String.valueOf(target.labels().aggregator()));
    return labels;
  }
}
