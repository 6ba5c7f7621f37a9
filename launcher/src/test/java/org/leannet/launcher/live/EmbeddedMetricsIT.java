package org.leannet.launcher.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.cli.LeannetProcess;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.stack.PrometheusProgram;
import org.leannet.launcher.stack.PrometheusQueries;
import org.leannet.launcher.ui.Browser;
import org.leannet.metrics.Rules;
import org.leannet.metrics.dashboard.Dashboards;

/// One real network with its real Prometheus, both started by `leannet run`, and everything that
/// looks at it: rules, dashboards, `watch`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedMetricsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String NAME = "seen";
  private static final String PERHAPS = "perhaps: ";
  private static final String[] NODES = {
    "lean-embedded-0", "lean-embedded-1", "lean-embedded-2", "lean-embedded-3"
  };

  @TempDir private static Path home;
  private static LeannetProcess leannet;
  private static PrometheusQueries prometheus;
  private static Instant begin;

  @BeforeAll
  static void run() throws Exception {
    leannet = new LeannetProcess(home);
    PrometheusProgram.require();
    begin = Instant.now();
    var file =
        Files.writeString(
            home.resolve("seen.yaml"),
            """
            participants:
              - {cl_type: embedded, is_aggregator: true}
              - {cl_type: embedded, count: 3}
            lean_network_params: {genesis_delay: 25}
            additional_services: [prometheus]
            """);
    say("run", file.toString());
    prometheus = new PrometheusQueries(say("port", "print", NAME, "prometheus", "http"));
  }

  @AfterAll
  static void leave_nothing() throws Exception {
    say("clean", "-a");
    assertThat(leannet.strays()).isEmpty();
  }

  private static String say(String... words) throws IOException, InterruptedException {
    var result = leannet.run(words);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out().strip();
  }

  @Test
  @Order(1)
  void prometheus_is_a_service_that_scrapes_every_node_and_itself() throws Exception {
    Eventually.await(
        "all targets are up",
        PATIENCE,
        () -> {
          var up = prometheus.up();
          return up.containsAll(List.of(NODES)) && up.contains("prometheus");
        });
    assertThat(prometheus.targets()).hasSize(5);
    var labels = prometheus.target(NODES[0]).orElseThrow().path("labels");
    assertThat(labels.path("enclave").asText()).isEqualTo(NAME);
    assertThat(labels.path("client").asText()).isEqualTo("embedded");
    assertThat(labels.path("generation").asText()).isEqualTo("devnet5");
    assertThat(labels.path("subnet").asText()).isEqualTo("0");
    assertThat(labels.path("aggregator").asText()).isEqualTo("true");
    assertThat(labels.path("job").asText()).isEqualTo(NODES[0]);
    assertThat(say("service", "logs", NAME, "prometheus"))
        .contains("ready to receive web requests");
    assertThat(promtool(home.resolve("leannet/enclaves/seen/metrics/prometheus/prometheus.yml")))
        .contains("SUCCESS");
  }

  private static String promtool(Path config) throws IOException, InterruptedException {
    var promtool =
        new ProcessBuilder("promtool", "check", "config", config.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  @Order(2)
  void a_paused_node_raises_the_alarm_and_going_on_ends_it() throws Exception {
    say("service", "pause", NAME, NODES[3]);
    awaitAlert("LeanNodeDown", "firing");
    say("service", "unpause", NAME, NODES[3]);
    awaitAlert("LeanNodeDown", "inactive");
  }

  private static void awaitAlert(String name, String state) throws Exception {
    Eventually.await(
        name + " is " + state,
        PATIENCE,
        () -> prometheus.alert(name).filter(state::equals).isPresent());
  }

  @Test
  @Order(3)
  void the_page_shows_real_nodes_and_a_pause_and_finds_its_server_again() throws Exception {
    try (var ui = new PageProcess(leannet, NAME, home);
        var browser = Browser.start()) {
      var page = new LivePage(browser, ui.url());
      page.showsRunning(4);
      page.advances();
      page.connects(6);
      page.shoot("real-light");

      say("service", "pause", NAME, NODES[2]);
      page.shows(NODES[2], "paused");
      page.shoot("real-paused");
      say("service", "unpause", NAME, NODES[2]);
      page.shows(NODES[2], "running");

      ui.restart();
      page.isLive();
      page.advances();
      page.press("t");
      page.press("t");
      page.shoot("real-dark");
      page.hasNoComplaint();
    }
  }

  @Test
  @Order(4)
  void watch_tells_each_slot_and_what_was_done() throws Exception {
    var out = home.resolve("watch.jsonl");
    var watch = leannet.builder("watch", NAME, "-o", "jsonl").redirectOutput(out.toFile()).start();
    try {
      Eventually.await("a slot is told", PATIENCE, () -> has(out, "\"type\":\"slot\""));
      // What the dashboards mark: a role that changes, a node that starts anew.
      aggregate(NODES[1]);
      say("service", "kill", NAME, NODES[3]);
      say("service", "start", NAME, NODES[3]);
      Eventually.await(
          "the action is told",
          PATIENCE,
          () -> has(out, "\"type\":\"action\"") && has(out, "\"service\":\"lean-embedded-3\""));
    } finally {
      watch.destroy();
    }
    var slot = new ObjectMapper().readTree(firstSlot(out));
    assertThat(slot.path("nodes").size()).isEqualTo(4);
    assertThat(slot.path("slot").asLong()).isPositive();
  }

  private static boolean has(Path file, String text) throws IOException {
    return Files.readString(file).contains(text);
  }

  private static String firstSlot(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> line.contains("\"type\":\"slot\""))
        .findFirst()
        .orElseThrow();
  }

  private static void aggregate(String node) throws Exception {
    var api = say("port", "print", NAME, node, "http");
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(api + "/lean/v0/admin/aggregator"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"enabled\":true}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  @Test
  @Order(5)
  void a_node_that_joins_is_scraped_and_one_that_leaves_raises_no_alarm() throws Exception {
    var added = say("service", "add", NAME, "--client", "embedded");
    Eventually.await(
        "the new node is scraped",
        PATIENCE,
        () ->
            prometheus
                .target(added)
                .filter(t -> t.path("health").asText().equals("up"))
                .isPresent());
    say("service", "rm", NAME, added);
    Eventually.await("it is scraped no longer", PATIENCE, () -> prometheus.target(added).isEmpty());
    var fired = "ALERTS{alertname=\"LeanNodeDown\",alertstate=\"firing\",node=\"%s\"}";
    assertThat(hasData(fired.formatted(NODES[3]))).isTrue();
    assertThat(hasData(fired.formatted(added))).isFalse();
  }

  @Test
  @Order(6)
  void every_query_of_every_dashboard_has_data_or_a_reason() throws Exception {
    Eventually.await(
        "the started node is scraped again, and the chain finalizes",
        PATIENCE,
        () ->
            hasData("time() - lean_node_start_time_seconds{node=\"lean-embedded-3\"} < 20")
                && hasData("lean_latest_finalized_slot > 2"));
    var empty = new TreeSet<String>();
    for (var dashboard : Dashboards.all()) {
      for (var row : dashboard.rows()) {
        for (var panel : row.panels()) {
          for (var query : panel.queries()) {
            if (!hasData(query.expr())) {
              empty.add(
                  Stream.of(dashboard.uid(), panel.title(), query.legend())
                      .filter(text -> !text.isEmpty())
                      .collect(Collectors.joining(" | ")));
            }
          }
        }
      }
      for (var annotation : dashboard.annotations()) {
        if (!hasData(annotation.expr())) {
          empty.add(dashboard.uid() + " | " + annotation.name());
        }
      }
    }
    empty.removeAll(listed(PERHAPS));
    assertThat(empty).isEqualTo(new TreeSet<>(listed("")));
  }

  @Test
  @Order(7)
  void every_rule_is_evaluated_and_every_alert_compares_something() throws Exception {
    var problems = new ArrayList<String>();
    for (var group : prometheus.rules()) {
      for (var rule : group.path("rules")) {
        if (!rule.path("health").asText().equals("ok")) {
          problems.add(rule.path("name").asText() + ": " + rule.path("lastError").asText());
        }
      }
    }
    for (var rule : Rules.all()) {
      // What an alert compares with its limit has data at all times, however calm.
      var compared = rule.alert().isEmpty() ? rule.name() : compared(rule.expr());
      if (!hasData(compared)) {
        problems.add(rule.name() + ": no data of " + compared);
      }
    }
    assertThat(problems).isEmpty();
  }

  private static String compared(String alert) {
    return alert.substring(0, Math.max(alert.lastIndexOf(" > "), alert.lastIndexOf(" == ")));
  }

  /// The queries of the list with this mark, or without any.
  private static List<String> listed(String mark) throws IOException {
    try (var stream = EmbeddedMetricsIT.class.getResourceAsStream("queries-without-data.txt")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .filter(line -> line.startsWith(PERHAPS) == mark.equals(PERHAPS))
          .map(line -> line.substring(mark.length(), line.lastIndexOf(" | ")))
          .toList();
    }
  }

  /// Whether the query has had a value since the network began. A quantile of nothing is none: what
  /// is not a number is not drawn.
  private static boolean hasData(String query) throws Exception {
    var concrete = query.replace("$enclave", NAME).replace("$node", ".+");
    for (JsonNode series : prometheus.range(concrete, begin)) {
      for (var sample : series.path("values")) {
        if (!sample.get(1).asText().equals("NaN")) {
          return true;
        }
      }
    }
    return false;
  }
}
