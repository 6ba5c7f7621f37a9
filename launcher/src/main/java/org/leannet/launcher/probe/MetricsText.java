package org.leannet.launcher.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A page of metrics in Prometheus's text format.
public record MetricsText(String text) {
  /// The sum of a metric over all its label sets; empty when the page does not have it.
  public OptionalDouble sum(String metric) {
    var sum = new double[1];
    var found = new boolean[1];
    eachLine(
        metric,
        line ->
            valueAfterLabels(line)
                .ifPresent(value -> {
                  found[0] = true;
                  sum[0] += value;
                }));
    return found[0] ? OptionalDouble.of(sum[0]) : OptionalDouble.empty();
  }

  /// A metric's values by one of its labels, in the page's order; lines without the label are left
  /// out.
  public Map<String, Double> byLabel(String metric, String label) {
    var pattern =
        Pattern.compile("[{,]\\s*" + Pattern.quote(label) + "=\"((?:[^\"\\\\]|\\\\.)*)\"");
    var values = new LinkedHashMap<String, Double>();
    eachLine(
        metric,
        line -> {
          var match = pattern.matcher(line);
          if (match.find()) {
            valueAfterLabels(line)
                .ifPresent(value -> values.merge(unescape(match.group(1)), value, Double::sum));
          }
        });
    return values;
  }

  private static String unescape(String value) {
    return value.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private void eachLine(String metric, Consumer<String> line) {
    for (var at = text.indexOf(metric); at >= 0; at = text.indexOf(metric, at + 1)) {
      var after = at + metric.length();
      if ((at == 0 || text.charAt(at - 1) == '\n')
          && after < text.length()
          && (text.charAt(after) == ' ' || text.charAt(after) == '{')) {
        var end = text.indexOf('\n', after);
        line.accept(text.substring(at, end < 0 ? text.length() : end));
      }
    }
  }

  private static Optional<Double> valueAfterLabels(String line) {
    var from = Math.max(line.lastIndexOf('}'), line.indexOf(' '));
    var rest = line.substring(from + 1).strip();
    var end = rest.indexOf(' ');
    try {
      return Optional.of(Double.parseDouble(end < 0 ? rest : rest.substring(0, end)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
