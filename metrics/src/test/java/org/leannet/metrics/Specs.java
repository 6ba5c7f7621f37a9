package org.leannet.metrics;

import java.util.List;
import org.leannet.metrics.Target.Labels;

/// Specs that the tests share.
final class Specs {
  private Specs() {}

  static MetricsSpec pair() {
    return new MetricsSpec(
        "alpha",
        List.of(
            new Target(
                "lean-zeam-0",
                "172.30.0.11:5054",
                "/metrics",
                new Labels("zeam", "lean", "devnet4", "0", true)),
            new Target(
                "el-1-geth-ethlambda",
                "172.30.0.12:9001",
                "/debug/metrics/prometheus",
                new Labels("geth", "execution", "", "", false))),
        "127.0.0.1:9090",
        "http://prometheus:9090");
  }
}
