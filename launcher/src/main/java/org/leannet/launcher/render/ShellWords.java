package org.leannet.launcher.render;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Words of a command as a POSIX shell reads them. Some texts inside words stand for variables:
/// they become `"$NAME"`, the rest is quoted where it has to be.
final class ShellWords {
  private static final String PLAIN = "[A-Za-z0-9_./:=,@%+-]+";

  private final List<Map.Entry<String, String>> variables;

  /// @param variables texts to the variables they stand for; longer texts count first
  ShellWords(Map<String, String> variables) {
    this.variables =
        variables.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, String> variable) -> variable.getKey().length())
                    .reversed())
            .toList();
  }

  /// One word that means this text.
  String word(String text) {
    if (text.isEmpty()) {
      return "''";
    }
    for (var variable : variables) {
      var at = find(text, variable.getKey());
      if (at >= 0) {
        var after = text.substring(at + variable.getKey().length());
        return part(text.substring(0, at)) + "\"$" + variable.getValue() + "\"" + part(after);
      }
    }
    return text.matches(PLAIN) ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private String part(String text) {
    return text.isEmpty() ? "" : word(text);
  }

  /// Where the text has this, and not merely something that begins with it.
  private static int find(String text, String wanted) {
    for (var at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      var end = at + wanted.length();
      if (end == text.length() || !isPartOfName(text.charAt(end))) {
        return at;
      }
    }
    return -1;
  }

  static boolean isPartOfName(char character) {
    return Character.isLetterOrDigit(character) || "_.-".indexOf(character) >= 0;
  }

  /// The words as lines, a flag with its value on one, to be read below `indent`.
  String lines(List<String> words, String indent) {
    var lines = new StringBuilder();
    for (var index = 0; index < words.size(); index++) {
      var word = words.get(index);
      lines.append(" \\\n").append(indent).append(word(word));
      var hasValue = word.startsWith("-") && !word.contains("=") && index + 1 < words.size();
      if (hasValue && !words.get(index + 1).startsWith("-")) {
        lines.append(' ').append(word(words.get(++index)));
      }
    }
    return lines.toString();
  }
}
