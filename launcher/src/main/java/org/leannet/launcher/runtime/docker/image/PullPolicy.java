package org.leannet.launcher.runtime.docker.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When an image is fetched from its registry.
public enum PullPolicy {
  /// When it is not here.
  MISSING,
  /// Each time, for a newer one may be there.
  ALWAYS,
  /// Not at all: what is not here is an error.
  NEVER;

  /// The word of the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The policy of this word.
  public static Optional<PullPolicy> byWord(String word) {
    return Arrays.stream(values()).filter(policy -> policy.word().equals(word)).findFirst();
  }
}
