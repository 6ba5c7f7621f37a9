package org.leannet.launcher.config.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.Position;
import org.leannet.launcher.config.Problem;
import org.leannet.launcher.config.Source;

/// What the reader has to say about one file: the place of each key, and the problems.
final class Reports {
  private static final int LONGEST_QUOTE = 60;

  /// Nobody reads more, and a hostile file must not fill memory with complaints about itself.
  private static final int MAX_PROBLEMS = 200;

  private final String file;
  private final Map<String, Position> positions = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Reports(String file) {
    this.file = file;
  }

  void place(String path, Position position) {
    positions.put(path, position);
  }

  void add(Position position, String path, String wrong, String expected) {
    add(position, path, wrong, expected, Optional.empty());
  }

  void add(
      Position position, String path, String wrong, String expected, Optional<String> suggestion) {
    if (!isFull()) {
      problems.add(new Problem(file, position, path, wrong, expected, suggestion));
    } else if (problems.size() == MAX_PROBLEMS) {
      Position end =
          problems.stream().map(Problem::position).max(Comparator.naturalOrder()).orElse(position);
      problems.add(
          new Problem(
              file,
              end,
              "",
              "more than %d problems".formatted(MAX_PROBLEMS),
              "",
              Optional.empty()));
    }
  }

  /// A problem at the place of a path, or of what is around it.
  void add(String path, String wrong, String expected) {
    add(Source.locate(positions, path), path, wrong, expected);
  }

  /// Whether there are so many problems that further ones are not kept.
  boolean isFull() {
    return problems.size() >= MAX_PROBLEMS;
  }

  boolean isSound(String path) {
    return Draft.isSound(problems, path);
  }

  Source source() {
    return new Source(file, positions);
  }

  List<Problem> problems() {
    return problems;
  }

  /// A user's text for a message: on one line, not too long.
  static String quote(String text) {
    String line = line(text);
    return line.length() <= LONGEST_QUOTE
        ? "'%s'".formatted(line)
        : "'%s...'".formatted(line.substring(0, LONGEST_QUOTE));
  }

  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
