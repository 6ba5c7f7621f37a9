package org.leannet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prometheus's own checker over what is rendered; it reads the rules too.
class PromtoolTest {
  private static final String QUIET = "quiet ";
  private static final String FIRING = "firing ";

  @TempDir Path directory;

  @BeforeEach
  void render() throws Exception {
    for (var file : PrometheusFiles.render(Specs.pair()).entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void prometheus_accepts_the_configuration_and_the_rules() throws Exception {
    assertThat(promtool("check", "config", "prometheus.yml"))
        .contains(Rules.all().size() + " rules found");
  }

  /// Time is Prometheus's own here: no alert comes early, none late, and each ends.
  @Test
  void every_alert_fires_when_it_should_and_ends_when_it_should() throws Exception {
    var tests = read("rules-test.yml");
    Files.writeString(directory.resolve("rules-test.yml"), tests);

    assertThat(promtool("test", "rules", "rules-test.yml")).contains("SUCCESS");
    for (var rule : Rules.all()) {
      if (rule.alert().isEmpty()) {
        assertThat(tests).as("the test of the rules").contains("expr: '" + rule.name());
      } else {
        assertThat(course(tests, rule.name())).as(rule.name()).contains(QUIET + FIRING + QUIET);
      }
    }
  }

  /// In the order of the file, whether the alert is expected at each moment it is asked about.
  private static String course(String tests, String alert) {
    var course = new StringBuilder();
    var lines = tests.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("alertname: " + alert + "}")) {
        course.append(QUIET);
      } else if (lines.get(i).endsWith("alertname: " + alert)) {
        assertThat(lines.get(i + 1)).contains("exp_alerts");
        course.append(FIRING);
      }
    }
    return course.toString();
  }

  private static String read(String resource) throws IOException {
    try (var stream = PromtoolTest.class.getResourceAsStream(resource)) {
      assertThat(stream).as(resource).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String promtool(String... words) throws Exception {
    var command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(words));
    var promtool = start(command);
    var output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(output).isZero();
    return output;
  }

  private Process start(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException missing) {
      throw Prerequisite.missing("promtool is not installed");
    }
  }
}
