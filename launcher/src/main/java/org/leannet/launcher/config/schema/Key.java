package org.leannet.launcher.config.schema;

import java.util.List;

/// One key: its name, type, what holds without it, what it means, an example, and names other tools
/// use for it, by which it is suggested.
public record Key(
    String name,
    KeyType type,
    boolean required,
    String standard,
    String meaning,
    String example,
    List<String> elsewhere) {
  public Key {
    elsewhere = List.copyOf(elsewhere);
  }

  static Key of(String name, KeyType type, String standard, String meaning, String example) {
    return new Key(name, type, false, standard, meaning, example, List.of());
  }

  Key mandatory() {
    return new Key(name, type, true, standard, meaning, example, elsewhere);
  }

  Key elsewhere(String... names) {
    return new Key(name, type, required, standard, meaning, example, List.of(names));
  }
}
