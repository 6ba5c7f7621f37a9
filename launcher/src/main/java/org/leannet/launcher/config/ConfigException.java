package org.leannet.launcher.config;

import java.util.List;
import java.util.stream.Collectors;

/// An args file that cannot be used, with everything that is wrong with it, sorted by place. The
/// message is one line a problem.
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .distinct()
            .map(Problem::toString)
            .collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().distinct().toList();
  }

  public List<Problem> problems() {
    return problems;
  }
}
