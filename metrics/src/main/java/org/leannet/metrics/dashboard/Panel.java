package org.leannet.metrics.dashboard;

import java.util.List;

/// One panel of a dashboard.
///
/// @param kind how it is drawn
/// @param unit Grafana's unit id, such as `s`, `bytes` or `short`
/// @param description what it shows and what good looks like
/// @param width of 24 columns
/// @param look which values are good and which are bad
public record Panel(
    String title,
    Kind kind,
    String unit,
    String description,
    int width,
    Look look,
    List<Query> queries) {
  private static final Look REACHABLE =
      Look.of(new Look.State("silent", "red"), new Look.State("answers", "green"));

  /// How Grafana draws a panel, with its plugin's id and the height it needs in grid units.
  public enum Kind {
    STAT("stat", 4),
    TIMESERIES("timeseries", 8),
    TABLE("table", 10),
    STATE_TIMELINE("state-timeline", 9);

    private final String plugin;
    private final int height;

    Kind(String plugin, int height) {
      this.plugin = plugin;
      this.height = height;
    }

    String plugin() {
      return plugin;
    }

    int height() {
      return height;
    }
  }

  public Panel {
    queries = List.copyOf(queries);
    if (title.isBlank() || description.isBlank() || unit.isBlank() || queries.isEmpty()) {
      throw new IllegalArgumentException(
          "a panel needs a title, a unit, a description and a query: " + title);
    }
    if (width < 1 || width > 24) {
      throw new IllegalArgumentException("a panel is 1 to 24 columns wide, not " + width);
    }
  }

  static Panel stat(String title, String unit, String description, String expr) {
    return new Panel(
        title, Kind.STAT, unit, description, 4, Look.PLAIN, List.of(new Query(expr, "")));
  }

  static Panel series(String title, String unit, String description, Query... queries) {
    return new Panel(title, Kind.TIMESERIES, unit, description, 12, Look.PLAIN, List.of(queries));
  }

  static Panel perNode(String title, String unit, String description, String expr) {
    return series(title, unit, description, new Query(expr, "{{node}}"));
  }

  static Panel table(String title, String description, Query... queries) {
    return new Panel(title, Kind.TABLE, "short", description, 24, Look.PLAIN, List.of(queries));
  }

  static Panel timeline(String title, String description, String expr, String legend) {
    return new Panel(
        title,
        Kind.STATE_TIMELINE,
        "short",
        description,
        24,
        REACHABLE,
        List.of(new Query(expr, legend)));
  }

  /// The same panel with values told apart like this.
  Panel looking(Look newLook) {
    return new Panel(title, kind, unit, description, width, newLook, queries);
  }
}
