package org.leannet.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeanMetricTest {

  @Test
  void names_types_labels_and_buckets_are_frozen() throws IOException {
    String actual =
        Arrays.stream(LeanMetric.values())
            .map(metric ->
                "%s %s %s %s"
                    .formatted(
                        metric.metricName(),
                        metric.kind(),
                        String.join(",", metric.labels()),
                        metric.buckets()))
            .sorted()
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(actual).isEqualTo(frozen());
  }

  private static String frozen() throws IOException {
    try (InputStream file = LeanMetricTest.class.getResourceAsStream("metrics.txt")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void every_metric_without_labels_is_in_the_text_from_the_start() {
    String text = new String(new Meters().text(), StandardCharsets.UTF_8);

    for (LeanMetric metric : LeanMetric.values()) {
      if (metric.labels().isEmpty()) {
        String type =
            switch (metric.kind()) {
              case INFO, GAUGE -> "gauge";
              case COUNTER -> "counter";
              case HISTOGRAM -> "histogram";
            };
        assertThat(text).contains("# TYPE %s %s\n".formatted(metric.metricName(), type));
      }
    }
    assertThat(text).contains("# TYPE jvm_memory_used_bytes gauge", "process_cpu_seconds_total");
  }
}
