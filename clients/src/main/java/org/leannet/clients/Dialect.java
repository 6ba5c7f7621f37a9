package org.leannet.clients;

import java.util.Optional;

/// In which spelling a client reads the network directory.
public enum Dialect {
  /// As lean-quickstart writes it, which all published clients read.
  QUICKSTART("quickstart"),
  /// As leanSpec's own node reads it.
  LEAN_SPEC("leanspec");

  private final String word;

  Dialect(String word) {
    this.word = word;
  }

  /// The word used in the catalogue's files.
  public String word() {
    return word;
  }

  static Optional<Dialect> byWord(String word) {
    for (Dialect dialect : values()) {
      if (dialect.word.equals(word)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }
}
