package org.leannet.launcher.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// Where the nodes run: as processes of this machine, or as containers.
public enum RuntimeKind {
  PROCESS("process"),
  DOCKER("docker");

  private final String word;

  RuntimeKind(String word) {
    this.word = word;
  }

  /// The word used in the args file, in plans and on the command line.
  @JsonValue
  public String word() {
    return word;
  }

  public static Optional<RuntimeKind> byWord(String word) {
    for (RuntimeKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  @JsonCreator
  static RuntimeKind parse(String word) {
    return byWord(word).orElseThrow(() -> new IllegalArgumentException("not a runtime: " + word));
  }

  @Override
  public String toString() {
    return word;
  }
}
