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

  /// The fields of Grafana's published JSON model, https://grafana.com/docs/grafana/latest/, that
  /// file provisioning reads.
  private static final Set<String> DASHBOARD_FIELDS =
      Set.of(
          "id",
          "uid",
          "title",
          "description",
          "tags",
          "style",
          "timezone",
          "editable",
          "graphTooltip",
          "panels",
          "time",
          "timepicker",
          "templating",
          "annotations",
          "refresh",
          "schemaVersion",
          "version",
          "links");

  private static final Set<String> PANEL_FIELDS =
      Set.of(
          "id",
          "type",
          "title",
          "description",
          "datasource",
          "gridPos",
          "fieldConfig",
          "options",
          "targets",
          "transformations",
          "collapsed",
          "panels");

  /// Ids of `@grafana/data`'s value formats, of those that a panel of ours may need.
  private static final Set<String> UNITS =
      Set.of("none", "short", "s", "ms", "bytes", "ops", "percentunit", "dateTimeAsIso");

  private static final Set<String> PANEL_TYPES =
      Set.of("row", "stat", "timeseries", "table", "state-timeline");

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

  @Test
  void what_was_done_stands_over_the_slots_of_an_experiment() {
    var experiment =
        Dashboards.all().stream()
            .filter(dashboard -> dashboard.uid().equals("leannet-experiment"))
            .findFirst()
            .orElseThrow();
    assertThat(experiment.annotations())
        .extracting(Dashboard.Annotation::name)
        .containsExactly("node unreachable", "node started", "aggregator role changed", "alert");
    assertThat(experiment.rows().getFirst().panels().getFirst().queries())
        .extracting(query -> query.expr())
        .contains("max(lean_current_slot{enclave=\"$enclave\"})");
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
    assertThat(names(json)).isSubsetOf(DASHBOARD_FIELDS);
    assertThat(json.get("tags")).hasSizeGreaterThan(0);
    assertThat(json.at("/time/from").asText()).startsWith("now-");
    var ids = new HashSet<Integer>();
    var taken = new HashSet<List<Integer>>();
    for (var panel : elements(json.get("panels"))) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      checkPlace(panel, taken);
      assertThat(names(panel)).isSubsetOf(PANEL_FIELDS);
      assertThat(panel.get("type").asText()).isIn(PANEL_TYPES);
      if (!panel.get("type").asText().equals("row")) {
        checkPanel(panel);
      }
    }
    for (var variable : elements(json.at("/templating/list"))) {
      assertThat(variable.at("/datasource/uid").asText()).isEqualTo(DashboardJson.DATA_SOURCE_UID);
      assertThat(variable.at("/query/query").asText()).startsWith("label_values(");
      assertThat(variable.get("type").asText()).isEqualTo("query");
      assertThat(json.toString()).contains("$" + variable.get("name").asText());
    }
    var annotations = new HashSet<String>();
    for (var annotation : elements(json.at("/annotations/list"))) {
      assertThat(annotations.add(annotation.get("name").asText())).isTrue();
      assertThat(annotation.at("/datasource/uid").asText())
          .isEqualTo(DashboardJson.DATA_SOURCE_UID);
      assertThat(annotation.get("enable").asBoolean()).isTrue();
      assertThat(annotation.get("iconColor").asText()).isNotBlank();
      assertThat(annotation.get("expr").asText()).contains("enclave=\"$enclave\"");
      assertThat(annotation.get("textFormat").asText()).matches("\\{\\{[a-z]+}}");
    }
    assertThat(annotations).isNotEmpty();
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
    assertThat(panel.get("description").asText()).contains("Good: ");
    assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isIn(UNITS);
    assertThat(panel.get("options").isObject()).isTrue();
    assertThat(panel.get("targets")).hasSizeGreaterThan(0);
    var letters = new HashSet<String>();
    assertThat(panel.at("/datasource/uid").asText()).isEqualTo(DashboardJson.DATA_SOURCE_UID);
    for (var target : elements(panel.get("targets"))) {
      assertThat(target.get("expr").asText()).contains("$enclave");
      assertThat(target.get("refId").asText()).matches("[A-Z]");
      assertThat(letters.add(target.get("refId").asText())).isTrue();
      assertThat(target.at("/datasource/uid").asText()).isEqualTo(DashboardJson.DATA_SOURCE_UID);
      assertThat(target.get("instant").asBoolean()).isNotEqualTo(target.get("range").asBoolean());
    }
  }

  private static Set<String> names(JsonNode object) {
    var names = new HashSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
