package org.leannet.launcher.config;

import java.util.List;
import java.util.Map;

/// What the reader made of an args file: the configuration, the place of each key, and the problems
/// so far. Where a value is wrong the configuration has the default, so that the checks which
/// follow can still look at the rest and the user sees every problem at once.
public record Draft(DevnetConfig config, Source source, List<Problem> problems) {
  public Draft {
    problems = List.copyOf(problems);
  }

  /// A configuration made by a program, not read from a file.
  public static Draft of(DevnetConfig config) {
    return new Draft(config, new Source("(program)", Map.of()), List.of());
  }

  /// Whether nothing is wrong at this path, below it or with what it is part of, as far as known.
  public boolean isSound(String path) {
    return isSound(problems, path);
  }

  /// As [#isSound(String)], while a reader still collects the problems.
  public static boolean isSound(List<Problem> problems, String path) {
    return problems.stream()
        .map(Problem::path)
        .noneMatch(wrong -> wrong.equals(path) || isBelow(wrong, path) || isBelow(path, wrong));
  }

  private static boolean isBelow(String path, String above) {
    return !above.isEmpty() && (path.startsWith(above + ".") || path.startsWith(above + "["));
  }

  /// Whether no key of this name, wherever it stands, has a wrong value.
  public boolean isSoundEverywhere(String key) {
    return problems.stream()
        .noneMatch(problem -> problem.path().equals(key) || problem.path().endsWith("." + key));
  }
}
