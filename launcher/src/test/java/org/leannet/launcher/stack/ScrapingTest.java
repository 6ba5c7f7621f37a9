package org.leannet.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.plan.resolve.Plans;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// Over real processes that only sleep.
class ScrapingTest {
  @TempDir private Path folder;
  private NetworkPlan plan;
  private Runtime runtime;
  private Scraping scraping;

  @BeforeEach
  void plan() throws Exception {
    plan = Plans.of("participants: [{cl_type: embedded, count: 3}]");
    runtime = new ProcessRuntime(folder.resolve("services"), folder.resolve("logs"));
    var stack = new MetricsStack(plan, "alpha", Catalogue.bundled());
    scraping = new Scraping(stack, folder.resolve("metrics"));
    new LocalStack(stack, folder.resolve("metrics"), folder.resolve("data")).companions(Map.of());
    for (var node : plan.nodes()) {
      create(node.service());
    }
  }

  @AfterEach
  void end() throws Exception {
    runtime.dispose();
  }

  private void create(String service) throws IOException, InterruptedException {
    runtime.create(
        ServiceSpec.of(service, new Executable.Local(List.of("/bin/sleep", "600"), folder)));
    runtime.start(service);
  }

  private List<String> scraped() throws IOException {
    var file = folder.resolve("metrics/prometheus/targets.yml");
    return Files.readString(file, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("  job: "))
        .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
        .toList();
  }

  @Test
  void a_node_that_was_removed_is_scraped_no_longer_and_one_that_stopped_still_is()
      throws Exception {
    create("prometheus");
    runtime.kill("lean-embedded-1");
    runtime.remove("lean-embedded-2");

    scraping.follow(runtime);

    assertThat(plan.services()).extracting(ServicePlan::service).contains("prometheus");
    assertThat(scraped()).containsExactly("lean-embedded-0", "lean-embedded-1");
    assertThat(folder.resolve("metrics/prometheus"))
        .isDirectoryNotContaining("glob:**.new")
        .isDirectoryContaining("glob:**/rules.yml");
  }

  @Test
  void a_node_that_is_about_to_leave_is_scraped_no_longer() throws Exception {
    create("prometheus");

    scraping.follow(runtime, List.of("lean-embedded-0"));

    assertThat(scraped()).containsExactly("lean-embedded-1", "lean-embedded-2");
  }

  @Test
  void without_a_prometheus_nothing_is_written() throws Exception {
    runtime.remove("lean-embedded-2");

    scraping.follow(runtime);

    assertThat(scraped()).hasSize(3);
  }
}
