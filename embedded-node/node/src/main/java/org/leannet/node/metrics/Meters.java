package org.leannet.node.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The meters themselves, one for each [LeanMetric], and those of the JVM.
final class Meters {
  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<LeanMetric, Info> infos = new EnumMap<>(LeanMetric.class);
  private final Map<LeanMetric, Gauge> gauges = new EnumMap<>(LeanMetric.class);
  private final Map<LeanMetric, Counter> counters = new EnumMap<>(LeanMetric.class);
  private final Map<LeanMetric, Histogram> histograms = new EnumMap<>(LeanMetric.class);

  Meters() {
    for (LeanMetric metric : LeanMetric.values()) {
      register(metric);
    }
    JvmMetrics.builder().register(registry);
  }

  private void register(LeanMetric metric) {
    String[] labels = metric.labels().toArray(String[]::new);
    switch (metric.kind()) {
      case INFO ->
          infos.put(
              metric,
              Info.builder()
                  .name(metric.metricName())
                  .help(metric.help())
                  .labelNames(labels)
                  .register(registry));
      case GAUGE ->
          gauges.put(
              metric,
              Gauge.builder()
                  .name(metric.metricName())
                  .help(metric.help())
                  .labelNames(labels)
                  .register(registry));
      case COUNTER ->
          counters.put(
              metric,
              Counter.builder()
                  .name(metric.metricName())
                  .help(metric.help())
                  .labelNames(labels)
                  .register(registry));
      case HISTOGRAM ->
          histograms.put(
              metric,
              Histogram.builder()
                  .name(metric.metricName())
                  .help(metric.help())
                  .classicOnly()
                  .classicUpperBounds(
                      metric.buckets().stream().mapToDouble(Double::doubleValue).toArray())
                  .register(registry));
    }
  }

  void say(LeanMetric metric, String... labels) {
    of(infos, metric).setLabelValues(labels);
  }

  void set(LeanMetric metric, long value, String... labels) {
    Gauge gauge = of(gauges, metric);
    if (labels.length == 0) {
      gauge.set((double) value);
    } else {
      gauge.labelValues(labels).set((double) value);
    }
  }

  /// Forgets all label values of a gauge.
  void clear(LeanMetric metric) {
    of(gauges, metric).clear();
  }

  void add(LeanMetric metric, long amount, String... labels) {
    Counter counter = of(counters, metric);
    if (labels.length == 0) {
      counter.inc((double) amount);
    } else {
      counter.labelValues(labels).inc((double) amount);
    }
  }

  void observe(LeanMetric metric, double value) {
    of(histograms, metric).observe(value);
  }

  void observe(LeanMetric metric, Duration time) {
    observe(metric, time.toNanos() / NANOS);
  }

  private static <T> T of(Map<LeanMetric, T> meters, LeanMetric metric) {
    T meter = meters.get(metric);
    if (meter == null) {
      throw new IllegalArgumentException(metric + " is a " + metric.kind());
    }
    return meter;
  }

  /// Everything in the text format.
  byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
