package org.leannet.metrics;

import java.util.HashSet;
import java.util.List;

/// Everything the metrics stack of one enclave is rendered from.
///
/// @param enclave the enclave's name, the value of the `enclave` and `network` labels
/// @param targets what is scraped, in the order of the plan
/// @param prometheusAddress `host:port` under which Prometheus scrapes itself
/// @param prometheusUrl where Grafana finds Prometheus
public record MetricsSpec(
    String enclave, List<Target> targets, String prometheusAddress, String prometheusUrl) {
  public MetricsSpec {
    targets = List.copyOf(targets);
    var names = new HashSet<String>();
    for (var target : targets) {
      if (!names.add(target.node())) {
        throw new IllegalArgumentException("two scrape targets are called " + target.node());
      }
    }
  }
}
