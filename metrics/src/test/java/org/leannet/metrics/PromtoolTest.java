package org.leannet.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prometheus's own checker over what is rendered; it reads the rules too.
class PromtoolTest {
  @TempDir Path directory;

  @Test
  void prometheus_accepts_the_configuration_and_the_rules() throws Exception {
    for (var file : PrometheusFiles.render(Specs.pair()).entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    var promtool =
        start(
            List.of("promtool", "check", "config", directory.resolve("prometheus.yml").toString()));
    var output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(output).isZero();
    assertThat(output).contains(Rules.all().size() + " rules found");
  }

  private static Process start(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      if ("true".equals(System.getenv("CI"))) {
        return fail("promtool is not installed, and CI must have it", missing);
      }
      return abort("SKIPPED: promtool is not installed");
    }
  }
}
