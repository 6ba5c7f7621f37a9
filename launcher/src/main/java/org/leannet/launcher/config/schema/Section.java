package org.leannet.launcher.config.schema;

import java.util.List;
import java.util.Optional;

/// The keys that may stand together in one mapping of the file.
public record Section(String name, String meaning, List<Key> keys) {
  public Section {
    keys = List.copyOf(keys);
  }

  public Optional<Key> find(String key) {
    return keys.stream().filter(candidate -> candidate.name().equals(key)).findFirst();
  }

  public List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  /// The key that another tool calls by this name.
  public Optional<String> knownElsewhere(String name) {
    return keys.stream().filter(key -> key.elsewhere().contains(name)).map(Key::name).findFirst();
  }
}
