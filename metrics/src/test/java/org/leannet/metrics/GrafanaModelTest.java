package org.leannet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.metrics.dashboard.DashboardJson;
import org.leannet.metrics.dashboard.Dashboards;

/// The dashboards against Grafana's JSON model as its makers publish it, in types
/// (`@grafana/schema`): every field is known there and has a value it may have.
class GrafanaModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What the Prometheus data source adds to the model of an annotation.
  private static final List<String> DATA_SOURCES_OWN =
      List.of("expr", "step", "titleFormat", "textFormat");

  @TempDir private Path directory;

  private final Path packages =
      Path.of(
              Optional.ofNullable(System.getenv("LEANNET_CI_CACHE")).orElse("/var/cache/leannet"),
              "grafana-model")
          .resolve("node_modules");

  @BeforeEach
  void findTheModel() throws Exception {
    if (!Files.isDirectory(packages.resolve("@grafana/schema"))) {
      throw Prerequisite.missing(
          "Grafana's model is not in " + packages + ", where `.ci/prepare` puts it");
    }
    Files.createSymbolicLink(directory.resolve("node_modules"), packages);
  }

  private static String declared(String name, String type, JsonNode value) {
    return "const %s: %s = %s;%n".formatted(name, type, value);
  }

  /// The dashboard, each panel, and of each panel what only its own type knows.
  private static String declarations(String name, ObjectNode dashboard) {
    var text = new StringBuilder();
    var panels = dashboard.remove("panels");
    dashboard.at("/annotations/list").forEach(one -> ((ObjectNode) one).remove(DATA_SOURCES_OWN));
    dashboard.at("/templating/list").forEach(one -> ((ObjectNode) one).remove("definition"));
    text.append(declared(name, "Dashboard", dashboard));
    for (var panel : panels) {
      var own = name + "_" + panel.get("id").asInt();
      var type = panel.get("type").asText();
      if (type.equals("row")) {
        text.append(declared(own, "Row", panel));
        continue;
      }
      var prefix = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
      prefix = prefix.replace("-", "");
      text.append(
          declared(own + "_options", prefix + "Options", ((ObjectNode) panel).remove("options")));
      if (panel.at("/fieldConfig/defaults") instanceof ObjectNode defaults
          && defaults.has("custom")) {
        text.append(declared(own + "_custom", prefix + "FieldConfig", defaults.remove("custom")));
      }
      text.append(declared(own, "AnyPanel", panel));
    }
    return text.toString();
  }

  private String complaints(String declarations) throws Exception {
    var head = new String(resource("grafana-model.ts"), StandardCharsets.UTF_8);
    Files.writeString(directory.resolve("dashboards.ts"), head + declarations);
    var compiler = packages.resolve("typescript/bin/tsc").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    "node",
                    compiler,
                    "--noEmit",
                    "--strict",
                    "--skipLibCheck",
                    "--module",
                    "esnext",
                    "--moduleResolution",
                    "bundler",
                    "--target",
                    "es2022",
                    "dashboards.ts"))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static byte[] resource(String name) throws IOException {
    try (var stream = GrafanaModelTest.class.getResourceAsStream(name)) {
      assertThat(stream).as(name).isNotNull();
      return stream.readAllBytes();
    }
  }

  @Test
  void every_dashboard_is_one_of_grafanas_own_model() throws Exception {
    var all = new StringBuilder();
    for (var dashboard : Dashboards.all()) {
      var name = "d_" + dashboard.uid().replace('-', '_');
      all.append(declarations(name, (ObjectNode) JSON.readTree(DashboardJson.render(dashboard))));
    }

    assertThat(complaints(all.toString())).isEmpty();
  }

  @Test
  void what_the_model_does_not_know_is_found() throws Exception {
    var dashboard = (ObjectNode) JSON.readTree(DashboardJson.render(Dashboards.all().getFirst()));
    ((ObjectNode) dashboard.at("/panels/1/options")).put("legnd", true);

    assertThat(complaints(declarations("d", dashboard))).contains("legnd");
  }
}
