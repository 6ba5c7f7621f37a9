package org.leannet.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.metrics.dashboard.DashboardJson;
import org.leannet.metrics.dashboard.Dashboards;

/// Grafana's provisioning: the data source, the dashboards, and no login.
public final class GrafanaFiles {
  /// Tells Grafana where the dashboards lie; the files themselves are the same wherever that is.
  private static final String DASHBOARDS_VARIABLE = "LEANNET_DASHBOARDS";

  private GrafanaFiles() {}

  /// File path below one root to content, in a fixed order.
  public static Map<String, String> render(MetricsSpec spec) {
    var files = new LinkedHashMap<String, String>();
    files.put("provisioning/datasources/leannet.yml", dataSource(spec));
    files.put("provisioning/dashboards/leannet.yml", provider());
    for (var dashboard : Dashboards.all()) {
      files.put("dashboards/" + dashboard.uid() + ".json", DashboardJson.render(dashboard));
    }
    return files;
  }

  /// Settings as Grafana's `GF_` environment variables: anonymous access as an editor, no sign-up,
  /// no calls home.
  ///
  /// @param root where Grafana sees the files, absolute, without a slash at its end
  /// @param port where Grafana listens
  /// @param address the address it binds
  public static Map<String, String> environment(String root, String address, int port) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("GF_PATHS_PROVISIONING", root + "/provisioning");
    environment.put(DASHBOARDS_VARIABLE, root + "/dashboards");
    environment.put("GF_SERVER_HTTP_ADDR", address);
    environment.put("GF_SERVER_HTTP_PORT", String.valueOf(port));
    environment.put("GF_AUTH_ANONYMOUS_ENABLED", "true");
    environment.put("GF_AUTH_ANONYMOUS_ORG_ROLE", "Editor");
    environment.put("GF_AUTH_DISABLE_LOGIN_FORM", "true");
    environment.put("GF_AUTH_BASIC_ENABLED", "false");
    environment.put("GF_USERS_ALLOW_SIGN_UP", "false");
    environment.put("GF_ANALYTICS_REPORTING_ENABLED", "false");
    environment.put("GF_ANALYTICS_CHECK_FOR_UPDATES", "false");
    environment.put("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false");
    environment.put("GF_NEWS_NEWS_FEED_ENABLED", "false");
    environment.put(
        "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
        root + "/dashboards/" + Dashboards.all().getFirst().uid() + ".json");
    return environment;
  }

  private static String dataSource(MetricsSpec spec) {
    var source = new LinkedHashMap<String, Object>();
    source.put("name", "Prometheus");
    source.put("uid", DashboardJson.DATA_SOURCE_UID);
    source.put("type", "prometheus");
    source.put("access", "proxy");
    source.put("url", spec.prometheusUrl());
    source.put("isDefault", true);
    source.put("editable", false);
    // The smallest step a graph may ask for: the scrape interval, so that rate windows are never
    // empty.
    source.put("jsonData", Map.of("timeInterval", "2s"));
    var root = new LinkedHashMap<String, Object>();
    root.put("apiVersion", 1);
    root.put("datasources", List.of(source));
    return YamlText.of(root);
  }

  private static String provider() {
    var provider = new LinkedHashMap<String, Object>();
    provider.put("name", "leannet");
    provider.put("folder", "Leannet");
    provider.put("type", "file");
    provider.put("allowUiUpdates", true);
    provider.put("options", Map.of("path", "$" + DASHBOARDS_VARIABLE));
    var root = new LinkedHashMap<String, Object>();
    root.put("apiVersion", 1);
    root.put("providers", List.of(provider));
    return YamlText.of(root);
  }
}
