package org.leannet.launcher.probe;

import java.util.OptionalDouble;

/// A page of metrics in Prometheus's text format.
public record MetricsText(String text) {
  /// The sum of a metric over all its label sets; empty when the page does not have it.
  public OptionalDouble sum(String metric) {
    var found = false;
    var sum = 0.0;
    for (var line : text.lines().toList()) {
      if (line.startsWith(metric) && line.length() > metric.length()) {
        var next = line.charAt(metric.length());
        var value = valueAfterLabels(line);
        if ((next == ' ' || next == '{') && value.isPresent()) {
          found = true;
          sum += value.getAsDouble();
        }
      }
    }
    return found ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private static OptionalDouble valueAfterLabels(String line) {
    var from = Math.max(line.lastIndexOf('}'), line.indexOf(' '));
    var rest = line.substring(from + 1).strip();
    var end = rest.indexOf(' ');
    try {
      return OptionalDouble.of(Double.parseDouble(end < 0 ? rest : rest.substring(0, end)));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
