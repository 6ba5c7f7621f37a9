package org.leannet.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusFilesTest {
  @Test
  void the_configuration_names_the_files_beside_it_and_itself() {
    assertThat(PrometheusFiles.render(Specs.pair()).get("prometheus.yml"))
        .isEqualTo(
            """
            global:
              scrape_interval: "2s"
              scrape_timeout: "1900ms"
              evaluation_interval: "4s"
              external_labels:
                enclave: "alpha"
            rule_files:
              - "rules.yml"
            scrape_configs:
              - job_name: "nodes"
                file_sd_configs:
                  - files:
                      - "targets.yml"
                    refresh_interval: "4s"
              - job_name: "prometheus"
                static_configs:
                  - targets:
                      - "127.0.0.1:9090"
                    labels:
                      enclave: "alpha"
                      network: "alpha"
                      node: "prometheus"
            """);
  }

  @Test
  void every_target_is_a_job_with_the_labels_that_rules_and_dashboards_use() {
    assertThat(PrometheusFiles.render(Specs.pair()).get("targets.yml"))
        .isEqualTo(
            """
            - targets:
                - "172.30.0.11:5054"
              labels:
                __metrics_path__: "/metrics"
                job: "lean-zeam-0"
                enclave: "alpha"
                network: "alpha"
                node: "lean-zeam-0"
                client: "zeam"
                layer: "lean"
                generation: "devnet4"
                subnet: "0"
                aggregator: "true"
            - targets:
                - "172.30.0.12:9001"
              labels:
                __metrics_path__: "/debug/metrics/prometheus"
                job: "el-1-geth-ethlambda"
                enclave: "alpha"
                network: "alpha"
                node: "el-1-geth-ethlambda"
                client: "geth"
                layer: "execution"
                generation: ""
                subnet: ""
                aggregator: "false"
            """);
  }

  @Test
  void a_network_whose_nodes_are_all_gone_has_an_empty_list_of_targets() {
    assertThat(PrometheusFiles.targets(new MetricsSpec("alpha", List.of(), "p:1", "http://p:1")))
        .isEqualTo("[]\n");
  }

  @Test
  void two_targets_of_one_name_are_refused() {
    var target = Specs.pair().targets().getFirst();
    assertThatThrownBy(() ->
            new MetricsSpec("alpha", List.of(target, target), "127.0.0.1:9090", "http://p:9090"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two scrape targets are called lean-zeam-0");
  }

  @Test
  void text_that_yaml_would_read_as_something_else_stays_text() {
    var hostile = new java.util.LinkedHashMap<String, Object>();
    hostile.put("a", "no");
    hostile.put("b", "0x10");
    hostile.put("c", "say \"hi\"\\\nthere");
    hostile.put("d", List.of());
    assertThat(YamlText.of(hostile))
        .isEqualTo("a: \"no\"\nb: \"0x10\"\nc: \"say \\\"hi\\\"\\\\\\nthere\"\nd: []\n");
  }

  @Test
  void the_same_spec_gives_the_same_bytes() {
    assertThat(PrometheusFiles.render(Specs.pair()))
        .isEqualTo(PrometheusFiles.render(Specs.pair()));
  }
}
