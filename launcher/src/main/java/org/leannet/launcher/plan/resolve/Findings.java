package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.Problem;

/// The problems of one configuration: those its reader found, and those the plan adds. What follows
/// only from a value already known to be wrong is not reported again.
final class Findings {
  private final Draft draft;
  private final List<Problem> problems;

  Findings(Draft draft) {
    this.draft = draft;
    this.problems = new ArrayList<>(draft.problems());
  }

  void add(String path, String wrong, String expected) {
    add(path, wrong, expected, Optional.empty());
  }

  void add(String path, String wrong, String expected, Optional<String> suggestion) {
    if (draft.isSound(path)) {
      problems.add(draft.source().problem(path, wrong, expected, suggestion));
    }
  }

  /// Whether the values of all these keys can be relied on.
  boolean canTrust(String... keys) {
    for (String key : keys) {
      if (!draft.isSoundEverywhere(key)) {
        return false;
      }
    }
    return true;
  }

  void throwIfAny() throws ConfigException {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }
}
