package org.leannet.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How one service of the metrics stack is run; the launcher turns it into what its runtime starts.
///
/// @param name the service's name in the enclave
/// @param image the container image, pinned by tag
/// @param args arguments after the image's entry point, or after a local program's name
/// @param environment variables
/// @param files content by path below the root the service was rendered for
/// @param place where it finds those files, keeps its data and listens
/// @param readyPath answers 200 once it serves
public record StackService(
    String name,
    String image,
    List<String> args,
    Map<String, String> environment,
    Map<String, String> files,
    Place place,
    String readyPath) {

  /// Prometheus's published image; `images` in an args file overrides it.
  public static final String PROMETHEUS_IMAGE = "prom/prometheus:v3.8.0";

  /// Grafana's published image.
  public static final String GRAFANA_IMAGE = "grafana/grafana:12.3.2";

  /// The ports users know; the launcher chooses others where these are taken.
  public static final int PROMETHEUS_PORT = 9090;

  public static final int GRAFANA_PORT = 3000;

  /// Where the service finds its files, keeps its data and listens.
  ///
  /// @param root absolute directory of [StackService#files], as the service sees it
  /// @param data absolute directory it may write to
  /// @param address the address it binds
  public record Place(String root, String data, String address, int port) {}

  public StackService {
    args = List.copyOf(args);
  }

  /// Where it listens.
  public int port() {
    return place.port();
  }

  /// Prometheus with one week or one gigabyte of history, whichever is less.
  public static StackService prometheus(MetricsSpec spec, String image, Place place) {
    return new StackService(
        "prometheus",
        image,
        List.of(
            "--config.file=" + place.root() + "/" + PrometheusFiles.CONFIG,
            "--storage.tsdb.path=" + place.data(),
            "--storage.tsdb.retention.time=7d",
            "--storage.tsdb.retention.size=1GB",
            "--web.listen-address=" + place.address() + ":" + place.port(),
            "--web.enable-lifecycle"),
        Map.of(),
        PrometheusFiles.render(spec),
        place,
        "/-/ready");
  }

  /// Grafana with the dashboards loaded and no login.
  public static StackService grafana(MetricsSpec spec, String image, Place place) {
    var environment =
        new LinkedHashMap<>(GrafanaFiles.environment(place.root(), place.address(), place.port()));
    environment.put("GF_PATHS_DATA", place.data());
    environment.put("GF_PATHS_LOGS", place.data() + "/log");
    environment.put("GF_PATHS_PLUGINS", place.data() + "/plugins");
    environment.put("GF_LOG_MODE", "console");
    return new StackService(
        "grafana", image, List.of(), environment, GrafanaFiles.render(spec), place, "/api/health");
  }
}
