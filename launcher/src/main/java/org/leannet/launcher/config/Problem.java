package org.leannet.launcher.config;

import java.util.Comparator;
import java.util.Optional;

/// One thing wrong with an args file: where, at which key, what, what would be right, and the word
/// that was probably meant. Path and expectation may be empty.
public record Problem(
    String file,
    Position position,
    String path,
    String wrong,
    String expected,
    Optional<String> suggestion)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparing(Problem::position)
          .thenComparing(Problem::path)
          .thenComparing(Problem::wrong);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /// `file:line:column: path: what is wrong; what was expected; did you mean 'x'?`
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(file).append(':').append(position).append(": ");
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    text.append(wrong);
    if (!expected.isEmpty()) {
      text.append("; ").append(expected);
    }
    suggestion.ifPresent(word -> text.append("; did you mean '").append(word).append("'?"));
    return text.toString();
  }
}
