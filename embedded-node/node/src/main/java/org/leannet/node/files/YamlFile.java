package org.leannet.node.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// A YAML file in which every scalar is text, so that an unquoted `0x00ab…` keeps its zeros.
record YamlFile(Path path, Object root) {
  /// More than the genesis of 4096 validators takes; a larger file is not one of ours.
  private static final int MAX_BYTES = 8 << 20;

  static YamlFile read(Path path) throws InputException {
    var settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setLabel(path.toString())
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(MAX_BYTES)
            .build();
    var text = text(path);
    try {
      var empty = new Compose(settings).composeString(text).isEmpty();
      return new YamlFile(path, empty ? Map.of() : new Load(settings).loadFromString(text));
    } catch (MarkedYamlEngineException e) {
      var place =
          e.getProblemMark()
              .map(mark -> ":%d:%d".formatted(mark.getLine() + 1, mark.getColumn() + 1));
      throw new InputException(path + place.orElse("") + ": not YAML: " + oneLine(e.getProblem()));
    } catch (RuntimeException e) {
      // The library's own faults at tags it does not know are the file's fault too.
      throw InputException.in(path, "not YAML: " + oneLine(String.valueOf(e.getMessage())), e);
    }
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  /// A small text file, trimmed of white space at its ends.
  static String text(Path path) throws InputException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw InputException.in(path, "larger than %d MiB".formatted(MAX_BYTES >> 20));
      }
      return Files.readString(path).strip();
    } catch (NoSuchFileException e) {
      throw InputException.in(path, "no such file", e);
    } catch (CharacterCodingException e) {
      throw InputException.in(path, "not UTF-8 text", e);
    } catch (IOException e) {
      throw InputException.in(path, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  Map<?, ?> map() throws InputException {
    return asMap(root, "the file");
  }

  List<?> list() throws InputException {
    return asList(root, "the file");
  }

  Map<?, ?> asMap(Object value, String what) throws InputException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw InputException.in(path, what + " must be a map of keys to values");
  }

  List<?> asList(Object value, String what) throws InputException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw InputException.in(path, what + " must be a list");
  }

  String asText(Object value, String what) throws InputException {
    if (value instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw InputException.in(path, what + " must be text");
  }

  long asNumber(Object value, String what) throws InputException {
    var text = asText(value, what);
    try {
      return Long.parseUnsignedLong(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw InputException.in(path, what + " is '" + text + "', a whole number was expected", e);
    }
  }

  /// The value of the first of these keys that is there.
  static Optional<Object> first(Map<?, ?> map, String... keys) {
    for (var key : keys) {
      Object value = map.get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  Object required(Map<?, ?> map, String where, String... keys) throws InputException {
    return first(map, keys)
        .orElseThrow(
            () -> InputException.in(path, where + " lacks '" + String.join("' or '", keys) + "'"));
  }
}
