package org.leannet.clients;

import java.util.Optional;

/// Which side of a node a client is: the Lean chain's, or the execution chain's.
public enum ClientKind {
  LEAN("lean"),
  EXECUTION("execution");

  private final String word;

  ClientKind(String word) {
    this.word = word;
  }

  /// The word used in the catalogue's files.
  public String word() {
    return word;
  }

  static Optional<ClientKind> byWord(String word) {
    for (ClientKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
