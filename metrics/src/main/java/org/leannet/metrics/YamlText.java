package org.leannet.metrics;

import java.util.List;
import java.util.Map;

/// Writes maps, lists and scalars as block-style YAML. Strings are always quoted, so that no reader
/// takes `on`, `0x10` or `1.0` for something else; keys are plain.
final class YamlText {
  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  static String of(Map<String, ?> root) {
    var text = new YamlText();
    text.map(root, 0, false);
    return text.out.toString();
  }

  static String of(List<?> root) {
    if (root.isEmpty()) {
      return "[]\n";
    }
    var text = new YamlText();
    root.forEach(item -> text.item(item, 0));
    return text.out.toString();
  }

  private void map(Map<?, ?> map, int indent, boolean afterDash) {
    var first = afterDash;
    for (var entry : map.entrySet()) {
      if (!first) {
        out.repeat(' ', indent);
      }
      first = false;
      out.append(entry.getKey()).append(':');
      value(entry.getValue(), indent);
    }
  }

  private void value(Object value, int indent) {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
      case Map<?, ?> map -> {
        out.append('\n');
        map(map, indent + 2, false);
      }
      case List<?> list when list.isEmpty() -> out.append(" []\n");
      case List<?> list -> {
        out.append('\n');
        list.forEach(item -> item(item, indent + 2));
      }
      default -> out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void item(Object item, int indent) {
    out.repeat(' ', indent).append("- ");
    if (item instanceof Map<?, ?> map) {
      map(map, indent + 2, true);
    } else {
      out.append(scalar(item)).append('\n');
    }
  }

  private static String scalar(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return '"'
        + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + '"';
  }
}
