package org.leannet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.leannet.metrics.dashboard.Dashboard;
import org.leannet.metrics.dashboard.DashboardJson;
import org.leannet.metrics.dashboard.Dashboards;

class GrafanaFilesTest {
  private static final String ROOT = "/etc/leannet";

  @Test
  void the_data_source_has_the_uid_that_every_panel_names() {
    var files = GrafanaFiles.render(Specs.pair());
    assertThat(files.get("provisioning/datasources/leannet.yml"))
        .isEqualTo(
            """
            apiVersion: 1
            datasources:
              - name: "Prometheus"
                uid: "leannet-prometheus"
                type: "prometheus"
                access: "proxy"
                url: "http://prometheus:9090"
                isDefault: true
                editable: false
                jsonData:
                  timeInterval: "2s"
            """);
    assertThat(files.get("provisioning/dashboards/leannet.yml"))
        .contains("path: \"$LEANNET_DASHBOARDS\"");
    assertThat(GrafanaFiles.environment(ROOT, "0.0.0.0", 3000))
        .containsEntry("LEANNET_DASHBOARDS", "/etc/leannet/dashboards");
  }

  @Test
  void the_entry_dashboard_keeps_the_address_users_know() {
    assertThat(GrafanaFiles.render(Specs.pair()))
        .containsKey("dashboards/lean-ethereum-clients-dashboard.json");
    assertThat(GrafanaFiles.environment(ROOT, "0.0.0.0", 3000))
        .containsEntry(
            "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
            "/etc/leannet/dashboards/lean-ethereum-clients-dashboard.json")
        .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "true");
  }

  @TestFactory
  Stream<DynamicTest> every_dashboard_fits_the_classic_model() {
    return Dashboards.all().stream()
        .map(dashboard -> DynamicTest.dynamicTest(dashboard.uid(), () -> checkModel(dashboard)));
  }

  private static void checkModel(Dashboard dashboard) throws Exception {
    var json = new ObjectMapper().readTree(DashboardJson.render(dashboard));
    assertThat(json.get("schemaVersion").asInt()).isBetween(36, 42);
    assertThat(json.get("uid").asText()).hasSizeBetween(1, 40).matches("[a-zA-Z0-9_-]+");
    var ids = new HashSet<Integer>();
    var taken = new HashSet<List<Integer>>();
    for (var panel : elements(json.get("panels"))) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      checkPlace(panel, taken);
      if (!panel.get("type").asText().equals("row")) {
        checkPanel(panel);
      }
    }
    for (var variable : elements(json.at("/templating/list"))) {
      assertThat(variable.at("/datasource/uid").asText()).isEqualTo(DashboardJson.DATA_SOURCE_UID);
      assertThat(variable.at("/query/query").asText()).startsWith("label_values(");
    }
  }

  private static void checkPlace(JsonNode panel, Set<List<Integer>> taken) {
    var place = panel.get("gridPos");
    var left = place.get("x").asInt();
    var top = place.get("y").asInt();
    assertThat(left + place.get("w").asInt()).isLessThanOrEqualTo(24);
    for (var x = left; x < left + place.get("w").asInt(); x++) {
      for (var y = top; y < top + place.get("h").asInt(); y++) {
        assertThat(taken.add(List.of(x, y)))
            .as("cell %d,%d is free for %s", x, y, panel.get("title"))
            .isTrue();
      }
    }
  }

  private static void checkPanel(JsonNode panel) {
    assertThat(panel.get("title").asText()).isNotBlank();
    assertThat(panel.get("description").asText()).isNotBlank();
    assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
    assertThat(panel.at("/datasource/uid").asText()).isEqualTo(DashboardJson.DATA_SOURCE_UID);
    for (var target : elements(panel.get("targets"))) {
      assertThat(target.get("expr").asText()).contains("$enclave");
      assertThat(target.get("refId").asText()).matches("[A-Z]");
    }
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
