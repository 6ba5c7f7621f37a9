package org.leannet.launcher.config.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leannet.launcher.config.schema.Section;

/// The typed values of one section of the file, by key. Asking for a key that the section has not
/// is a mistake of the program.
public final class Values {
  private final Section section;
  private final Map<String, Object> values = new HashMap<>();

  Values(Section section) {
    this.section = section;
  }

  void put(String key, Object value) {
    values.put(key, value);
  }

  /// These values, and those of the defaults for what is not given; maps are merged.
  Values over(Values defaults) {
    Values merged = new Values(section);
    merged.values.putAll(defaults.values);
    values.forEach((key, value) -> merged.values.merge(key, value, Values::join));
    return merged;
  }

  private static Object join(Object standard, Object own) {
    if (standard instanceof Map<?, ?> more && own instanceof Map<?, ?> mine) {
      Map<Object, Object> both = new TreeMap<>(more);
      both.putAll(mine);
      return both;
    }
    return own;
  }

  public boolean has(String key) {
    return get(key).isPresent();
  }

  public Optional<String> text(String key) {
    return get(key).map(String.class::cast);
  }

  public Optional<Long> whole(String key) {
    return get(key).map(Long.class::cast);
  }

  public Optional<Integer> number(String key) {
    return whole(key).map(Math::toIntExact);
  }

  public Optional<Boolean> truth(String key) {
    return get(key).map(Boolean.class::cast);
  }

  public List<String> texts(String key) {
    return list(key).stream().map(String.class::cast).toList();
  }

  public List<Integer> numbers(String key) {
    return list(key).stream().map(Long.class::cast).map(Math::toIntExact).toList();
  }

  public Map<String, String> map(String key) {
    Map<String, String> result = new TreeMap<>();
    if (get(key).orElse(Map.of()) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> result.put((String) name, (String) value));
    }
    return result;
  }

  public Optional<Values> section(String key) {
    return get(key).map(Values.class::cast);
  }

  public List<Values> sections(String key) {
    return list(key).stream().map(Values.class::cast).toList();
  }

  private List<?> list(String key) {
    return get(key).map(value -> (List<?>) value).orElse(List.of());
  }

  private Optional<Object> get(String key) {
    if (section.find(key).isEmpty()) {
      throw new IllegalArgumentException(
          "section '%s' has no key %s".formatted(section.name(), key));
    }
    return Optional.ofNullable(values.get(key));
  }
}
