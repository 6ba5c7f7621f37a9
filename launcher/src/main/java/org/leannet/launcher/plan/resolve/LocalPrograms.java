package org.leannet.launcher.plan.resolve;

import java.util.Optional;

/// Tells whether this machine has the programs that a configuration names.
@FunctionalInterface
public interface LocalPrograms {
  /// What is wrong with this one, a path or the name of a command; empty when it can be run.
  Optional<String> fault(String program);

  /// Takes every program to be there: for a plan that another machine will carry out.
  static LocalPrograms anywhere() {
    return _ -> Optional.empty();
  }
}
