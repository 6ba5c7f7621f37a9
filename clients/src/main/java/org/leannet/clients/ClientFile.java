package org.leannet.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// One client's file: YAML whose every scalar is a text, read strictly.
final class ClientFile {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
  private static final Set<String> KEYS =
      Set.of("name", "kind", "built_in", "images", "paired_image", "capabilities", "refusals");
  private static final Set<String> CAPABILITIES =
      Set.of("aggregates", "observes", "pairs", "max_validators", "presets");

  private final String file;

  private ClientFile(String file) {
    this.file = file;
  }

  static ClientDescription parse(String file, String yaml) throws CatalogueException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new FailsafeSchema())
            .setAllowDuplicateKeys(false)
            .build();
    try {
      return new ClientFile(file).describe(new Load(settings).loadFromString(yaml));
    } catch (YamlEngineException | IllegalArgumentException wrong) {
      throw new CatalogueException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  private ClientDescription describe(@Nullable Object document) throws CatalogueException {
    Map<String, Object> map = map(document, "the file");
    only(map, KEYS, "the file");
    String name = text(map.get("name"), "name");
    if (!NAME.matcher(name).matches()) {
      throw wrong(
          "name: '%s' is not a name of lower-case letters, digits and underscores".formatted(name));
    }
    String word = text(map.get("kind"), "kind");
    ClientKind kind =
        ClientKind.byWord(word)
            .orElseThrow(() -> wrong("kind: '%s' is neither lean nor execution".formatted(word)));
    Object paired = map.get("paired_image");
    return new ClientDescription(
        name,
        kind,
        texts(map.get("images"), "images"),
        paired == null ? Optional.empty() : Optional.of(text(paired, "paired_image")),
        kind == ClientKind.LEAN ? capabilities(map.get("capabilities")) : Capabilities.NONE,
        map.containsKey("refusals") ? texts(map.get("refusals"), "refusals") : Map.of(),
        map.containsKey("built_in") && truth(map.get("built_in"), "built_in"));
  }

  private Capabilities capabilities(@Nullable Object value) throws CatalogueException {
    Map<String, Object> map = map(value, "capabilities");
    only(map, CAPABILITIES, "capabilities");
    return new Capabilities(
        truth(map.get("aggregates"), "aggregates"),
        truth(map.get("observes"), "observes"),
        truth(map.get("pairs"), "pairs"),
        map.containsKey("max_validators") ? number(map.get("max_validators"), "max_validators") : 0,
        list(map.get("presets"), "presets"));
  }

  private Map<String, Object> map(@Nullable Object value, String where) throws CatalogueException {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(where + ": expected keys and values");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      result.put(text(entry.getKey(), where), entry.getValue());
    }
    return result;
  }

  private Map<String, String> texts(@Nullable Object value, String where)
      throws CatalogueException {
    Map<String, String> result = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : map(value, where).entrySet()) {
      result.put(entry.getKey(), text(entry.getValue(), where + "." + entry.getKey()));
    }
    return result;
  }

  private List<String> list(@Nullable Object value, String where) throws CatalogueException {
    if (!(value instanceof List<?> items)) {
      throw wrong(where + ": expected a list");
    }
    List<String> result = new ArrayList<>();
    for (Object item : items) {
      result.add(text(item, where));
    }
    return result;
  }

  private String text(@Nullable Object value, String where) throws CatalogueException {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(where + ": expected a text");
  }

  private boolean truth(@Nullable Object value, String where) throws CatalogueException {
    return switch (text(value, where)) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw wrong("%s: '%s' is neither true nor false".formatted(where, other));
    };
  }

  private int number(@Nullable Object value, String where) throws CatalogueException {
    String text = text(value, where);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw wrong("%s: '%s' is not a number".formatted(where, text));
    }
  }

  private void only(Map<String, Object> map, Set<String> allowed, String where)
      throws CatalogueException {
    for (String key : map.keySet()) {
      if (!allowed.contains(key)) {
        throw wrong("%s: unknown key '%s'".formatted(where, key));
      }
    }
  }

  private CatalogueException wrong(String message) {
    return new CatalogueException(file + ": " + message);
  }
}
