package org.leannet.metrics.dashboard;

import java.util.List;

/// One dashboard.
///
/// @param uid what its address is made of; part of what users bookmark
/// @param nodes whether it has the `$node` variable
/// @param rows its panels, under headings
/// @param annotations events drawn over every graph
public record Dashboard(
    String uid,
    String title,
    String description,
    boolean nodes,
    List<Row> rows,
    List<Annotation> annotations) {

  /// A heading and the panels below it.
  public record Row(String title, List<Panel> panels) {
    public Row {
      panels = List.copyOf(panels);
    }

    static Row of(String title, Panel... panels) {
      return new Row(title, List.of(panels));
    }
  }

  /// A query whose samples are drawn as vertical lines.
  ///
  /// @param color a CSS colour
  /// @param text the label's template
  public record Annotation(String name, String expr, String color, String text) {}

  public Dashboard {
    rows = List.copyOf(rows);
    annotations = List.copyOf(annotations);
  }

  /// Every query of the dashboard, annotations included.
  public List<Query> queries() {
    return java.util.stream.Stream.concat(
            rows.stream()
                .flatMap(row -> row.panels().stream())
                .flatMap(panel -> panel.queries().stream()),
            annotations.stream().map(annotation -> new Query(annotation.expr(), annotation.text())))
        .toList();
  }
}
