package org.leannet.metrics.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.leannet.metrics.dashboard.Panel.Kind;

/// Writes a [Dashboard] as Grafana's classic dashboard JSON, the form that file provisioning reads.
public final class DashboardJson {
  /// The version of the classic model written here; Grafana migrates older ones when it loads them.
  static final int SCHEMA_VERSION = 41;

  /// The uid that the provisioned data source has and every panel names.
  public static final String DATA_SOURCE_UID = "leannet-prometheus";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private int nextId = 1;
  private int x;
  private int y;
  private int rowHeight;

  private DashboardJson() {}

  /// The dashboard's JSON, indented, ending in a line feed.
  public static String render(Dashboard dashboard) {
    try {
      return new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(new DashboardJson().dashboard(dashboard))
          + "\n";
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private ObjectNode dashboard(Dashboard dashboard) {
    var json = JSON.objectNode();
    json.put("uid", dashboard.uid());
    json.put("title", dashboard.title());
    json.put("description", dashboard.description());
    json.putArray("tags").add("leannet").add("lean");
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("version", 1);
    json.put("editable", true);
    json.put("graphTooltip", 1);
    json.put("refresh", "4s");
    json.put("timezone", "browser");
    json.putObject("time").put("from", "now-15m").put("to", "now");
    json.putObject("timepicker").putArray("refresh_intervals").add("4s").add("10s").add("1m");
    json.set("annotations", annotations(dashboard));
    json.set("templating", variables(dashboard));
    json.set("links", links());
    var panels = json.putArray("panels");
    for (var row : dashboard.rows()) {
      panels.add(row(row.title()));
      row.panels().forEach(panel -> panels.add(panel(panel)));
      newLine();
    }
    return json;
  }

  private ObjectNode row(String title) {
    newLine();
    var json = JSON.objectNode();
    json.put("id", nextId++);
    json.put("type", "row");
    json.put("title", title);
    json.put("collapsed", false);
    json.set("gridPos", position(24, 1));
    json.putArray("panels");
    return json;
  }

  private ObjectNode panel(Panel panel) {
    var json = JSON.objectNode();
    json.put("id", nextId++);
    json.put("type", panel.kind().plugin());
    json.put("title", panel.title());
    json.put("description", panel.description());
    json.set("datasource", dataSource());
    json.set("gridPos", position(panel.width(), panel.kind().height()));
    json.set("fieldConfig", fieldConfig(panel));
    json.set("options", options(panel.kind()));
    var targets = json.putArray("targets");
    var letter = 'A';
    for (var query : panel.queries()) {
      targets.add(target(panel.kind(), query, letter++));
    }
    if (panel.kind() == Kind.TABLE) {
      json.set("transformations", joinByNode());
    }
    return json;
  }

  private static ObjectNode target(Kind kind, Query query, char letter) {
    var table = kind == Kind.TABLE;
    var json = JSON.objectNode();
    json.put("refId", String.valueOf(letter));
    json.set("datasource", dataSource());
    json.put("editorMode", "code");
    json.put("expr", query.expr());
    json.put("legendFormat", table ? "" : query.legend());
    json.put("instant", table);
    json.put("range", !table);
    json.put("format", table ? "table" : "time_series");
    return json;
  }

  private static ObjectNode fieldConfig(Panel panel) {
    var json = JSON.objectNode();
    var defaults = json.putObject("defaults");
    defaults.put("unit", panel.unit());
    defaults
        .putObject("color")
        .put("mode", panel.kind() == Kind.STAT ? "thresholds" : "palette-classic");
    thresholds(panel.look(), defaults.putObject("thresholds"));
    if (!panel.look().states().isEmpty()) {
      defaults.set("mappings", mappings(panel.look()));
    }
    if (panel.kind() == Kind.TIMESERIES) {
      var custom = defaults.putObject("custom");
      custom.put("lineWidth", 1).put("fillOpacity", 5).put("showPoints", "never");
      custom
          .putObject("thresholdsStyle")
          .put("mode", panel.look().steps().isEmpty() ? "off" : "dashed");
    }
    var overrides = json.putArray("overrides");
    if (panel.kind() == Kind.TABLE) {
      columnNames(panel, overrides);
    }
    return json;
  }

  private static void thresholds(Look look, ObjectNode json) {
    var steps = json.put("mode", "absolute").putArray("steps");
    steps.addObject().put("color", look.base()).putNull("value");
    look.steps().forEach(s -> steps.addObject().put("color", s.color()).put("value", s.from()));
  }

  private static ArrayNode mappings(Look look) {
    var json = JSON.arrayNode();
    var options = json.addObject().put("type", "value").putObject("options");
    for (var value = 0; value < look.states().size(); value++) {
      var state = look.states().get(value);
      options
          .putObject(String.valueOf(value))
          .put("text", state.name())
          .put("color", state.color())
          .put("index", value);
    }
    return json;
  }

  private static void columnNames(Panel panel, ArrayNode overrides) {
    var letter = 'A';
    for (var query : panel.queries()) {
      var override = overrides.addObject();
      override.putObject("matcher").put("id", "byName").put("options", "Value #" + letter++);
      override
          .putArray("properties")
          .addObject()
          .put("id", "displayName")
          .put("value", query.legend());
    }
  }

  private static ObjectNode options(Kind kind) {
    var json = JSON.objectNode();
    switch (kind) {
      case STAT -> {
        json.putObject("reduceOptions").put("values", false).putArray("calcs").add("lastNotNull");
        json.put("colorMode", "value").put("graphMode", "area").put("textMode", "auto");
      }
      case TIMESERIES -> {
        json.putObject("legend")
            .put("displayMode", "list")
            .put("placement", "bottom")
            .put("showLegend", true);
        json.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case TABLE -> json.put("showHeader", true).put("cellHeight", "sm");
      case STATE_TIMELINE ->
          json.put("mergeValues", true).put("showValue", "auto").put("rowHeight", 0.9);
    }
    return json;
  }

  private static ArrayNode joinByNode() {
    var json = JSON.arrayNode();
    json.addObject()
        .put("id", "joinByField")
        .putObject("options")
        .put("byField", "node")
        .put("mode", "outer");
    // Only the first query tells the client: each that did would be a column more.
    var shown = json.addObject().put("id", "filterFieldsByName").putObject("options");
    shown.putObject("include").put("pattern", "/^(node|client|Value #[A-Z])$/");
    return json;
  }

  private ObjectNode annotations(Dashboard dashboard) {
    var json = JSON.objectNode();
    var list = json.putArray("list");
    for (var annotation : dashboard.annotations()) {
      var entry = list.addObject();
      entry.put("name", annotation.name());
      entry.put("enable", true);
      entry.put("iconColor", annotation.color());
      entry.put("expr", annotation.expr());
      entry.put("step", "4s");
      entry.put("titleFormat", annotation.name());
      entry.put("textFormat", annotation.text());
      entry.set("datasource", dataSource());
    }
    return json;
  }

  private static ObjectNode variables(Dashboard dashboard) {
    var json = JSON.objectNode();
    var list = json.putArray("list");
    list.add(variable("enclave", "Enclave", "label_values(up{layer=\"lean\"}, enclave)", false));
    if (dashboard.nodes()) {
      list.add(
          variable(
              "node", "Node", "label_values(up{enclave=\"$enclave\",layer=\"lean\"}, node)", true));
    }
    return json;
  }

  private static ObjectNode variable(String name, String label, String query, boolean multi) {
    var json = JSON.objectNode();
    json.put("type", "query").put("name", name).put("label", label);
    json.set("datasource", dataSource());
    json.put("definition", query);
    json.putObject("query").put("query", query).put("refId", name);
    json.put("refresh", 2).put("sort", 1).put("multi", multi).put("includeAll", multi);
    if (multi) {
      json.putObject("current").put("text", "All").put("value", "$__all");
    }
    return json;
  }

  private static ArrayNode links() {
    var json = JSON.arrayNode();
    var link = json.addObject();
    link.put("type", "dashboards").put("title", "Leannet").put("asDropdown", true);
    link.put("icon", "external link").put("tooltip", "").put("url", "").put("targetBlank", false);
    link.put("includeVars", true).put("keepTime", true).putArray("tags").add("leannet");
    return json;
  }

  private static ObjectNode dataSource() {
    return JSON.objectNode().put("type", "prometheus").put("uid", DATA_SOURCE_UID);
  }

  private ObjectNode position(int width, int height) {
    if (x + width > 24) {
      newLine();
    }
    var json = JSON.objectNode().put("h", height).put("w", width).put("x", x).put("y", y);
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return json;
  }

  private void newLine() {
    y += rowHeight;
    x = 0;
    rowHeight = 0;
  }
}
