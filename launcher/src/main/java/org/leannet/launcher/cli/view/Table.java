package org.leannet.launcher.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text in columns, three spaces apart. A cell may be coloured: the codes take no room.
public final class Table {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  /// Adds a row; a row shorter than the header is filled with nothing.
  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  /// The lines, without blanks at their ends.
  public List<String> render() {
    var columns = rows.getFirst().size();
    var widths =
        IntStream.range(0, columns)
            .map(c -> rows.stream().mapToInt(row -> visible(cell(row, c))).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(row ->
            IntStream.range(0, columns)
                .mapToObj(c -> pad(cell(row, c), widths[c]))
                .collect(Collectors.joining(GAP))
                .stripTrailing())
        .toList();
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(width - visible(cell));
  }

  private static int visible(String cell) {
    return cell.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }
}
