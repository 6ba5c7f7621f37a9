package org.leannet.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Prometheus's configuration for one enclave: `prometheus.yml` and the rules beside it.
public final class PrometheusFiles {
  /// The configuration file's name, relative to the directory it is written to.
  public static final String CONFIG = "prometheus.yml";

  /// The rules file's name, as the configuration refers to it.
  public static final String RULES = "rules.yml";

  /// Two samples a slot: a slot is 4 s, and a gauge read once a slot would hide every late tick.
  private static final String SCRAPE_INTERVAL = "2s";

  private static final String SCRAPE_TIMEOUT = "1900ms";

  /// Rules look at slots, so once a slot is enough.
  private static final String EVALUATION_INTERVAL = "4s";

  private PrometheusFiles() {}

  /// File name to content, in a fixed order.
  public static Map<String, String> render(MetricsSpec spec) {
    var files = new LinkedHashMap<String, String>();
    files.put(CONFIG, config(spec));
    files.put(RULES, Rules.render());
    return files;
  }

  private static String config(MetricsSpec spec) {
    var global = new LinkedHashMap<String, Object>();
    global.put("scrape_interval", SCRAPE_INTERVAL);
    global.put("scrape_timeout", SCRAPE_TIMEOUT);
    global.put("evaluation_interval", EVALUATION_INTERVAL);
    global.put("external_labels", Map.of("enclave", spec.enclave()));

    var jobs = new ArrayList<Map<String, Object>>();
    for (var target : spec.targets()) {
      jobs.add(job(target.node(), target.path(), target.address(), labels(spec.enclave(), target)));
    }
    var self = new LinkedHashMap<String, Object>();
    self.put("enclave", spec.enclave());
    self.put("network", spec.enclave());
    self.put("node", "prometheus");
    jobs.add(job("prometheus", "/metrics", spec.prometheusAddress(), self));

    var root = new LinkedHashMap<String, Object>();
    root.put("global", global);
    root.put("rule_files", List.of(RULES));
    root.put("scrape_configs", jobs);
    return YamlText.of(root);
  }

  private static Map<String, Object> job(
      String name, String path, String address, Map<String, Object> labels) {
    var targets = new LinkedHashMap<String, Object>();
    targets.put("targets", List.of(address));
    targets.put("labels", labels);
    var job = new LinkedHashMap<String, Object>();
    job.put("job_name", name);
    job.put("metrics_path", path);
    job.put("static_configs", List.of(targets));
    return job;
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
