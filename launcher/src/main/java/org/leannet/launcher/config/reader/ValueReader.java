package org.leannet.launcher.config.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.leannet.launcher.config.Suggestion;
import org.leannet.launcher.config.schema.ForeignKeys;
import org.leannet.launcher.config.schema.Key;
import org.leannet.launcher.config.schema.KeyType;
import org.leannet.launcher.config.schema.Section;
import org.leannet.launcher.config.schema.TextForm;

/// Gives the values of a tree the types that the key table says, and reports what does not fit. A
/// value that does not fit is left out.
final class ValueReader {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Map<String, String> TRUTHS =
      Map.of("yes", "true", "on", "true", "1", "true", "no", "false", "off", "false", "0", "false");

  /// As many as there may be nodes; longer lists are an accident.
  private static final int MAX_ITEMS = 1000;

  /// More keys than this are too many to read.
  private static final int MANY_KEYS = 15;

  /// What to do without the ways YAML has to say a thing once.
  static final String WRITTEN_OUT =
      "expected the keys and values written out; participants_defaults holds what participants share";

  private final Reports reports;

  private final List<Section> sections;

  /// @param sections those that keys may refer to
  ValueReader(Reports reports, List<Section> sections) {
    this.reports = reports;
    this.sections = sections;
  }

  Values section(Section section, Tree.Entries entries, String path) {
    Values values = new Values(section);
    for (Tree.Entry entry : entries.entries()) {
      String name = entry.key().text();
      String below = path.isEmpty() ? Reports.line(name) : path + "." + Reports.line(name);
      Optional<Key> key = section.find(name);
      if (key.isEmpty()) {
        unknown(section, entry, below);
        continue;
      }
      reports.place(below, entry.value().position());
      if (!entry.value().isAbsent()) {
        value(key.get(), entry.value(), below).ifPresent(value -> values.put(name, value));
      }
    }
    return values;
  }

  private Section named(String name) {
    return sections.stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no section " + name));
  }

  /// The section in which a key of this name may stand, for somebody who put it elsewhere.
  private Optional<Section> home(String key) {
    return sections.stream().filter(section -> section.find(key).isPresent()).findFirst();
  }

  private void unknown(Section section, Tree.Entry entry, String path) {
    if (reports.isFull()) {
      reports.add(entry.key().position(), path, "unknown key", "");
      return;
    }
    String name = entry.key().text();
    if (name.equals("<<")) {
      reports.add(
          entry.key().position(),
          path.substring(0, Math.max(0, path.lastIndexOf('.'))),
          "a merge key (<<)",
          WRITTEN_OUT);
      return;
    }
    Optional<String> instead = ForeignKeys.instead(section.name(), name);
    if (instead.isPresent()) {
      reports.add(entry.key().position(), path, "unknown key", instead.get());
      return;
    }
    Optional<String> elsewhere = section.knownElsewhere(name);
    Optional<Section> home = elsewhere.isPresent() ? Optional.empty() : home(name);
    Optional<String> meant =
        home.isPresent()
            ? Optional.empty()
            : elsewhere.or(() -> Suggestion.closest(name, section.names()));
    String expected =
        home.map(other ->
                "expected it under %s"
                    .formatted(other.name().isEmpty() ? "the top of the file" : other.name()))
            .orElse(
                meant.isPresent()
                    ? ""
                    : "expected one of " + String.join(", ", alike(name, section.names())));
    reports.add(entry.key().position(), path, "unknown key", expected, meant);
  }

  /// Of many keys those that begin as this one does, as far as its first underscore.
  private static List<String> alike(String name, List<String> keys) {
    String stem = name.substring(0, name.indexOf('_') + 1);
    List<String> alike = keys.stream().filter(key -> key.startsWith(stem)).toList();
    return keys.size() <= MANY_KEYS || alike.isEmpty() ? keys : alike;
  }

  /// Lists and names with values are where an example says more than words.
  private Optional<Object> value(Key key, Tree given, String path) {
    Tree tree =
        key.type() instanceof KeyType.TextMap map && map.value() == TextForm.BALANCE
            ? Accounts.plain(given, path, reports)
            : given;
    boolean fits =
        switch (key.type()) {
          case KeyType.ListOf _ -> tree instanceof Tree.Items;
          case KeyType.TextMap _ -> tree instanceof Tree.Entries;
          case KeyType.Text _, KeyType.Whole _, KeyType.Truth _, KeyType.Choice _, KeyType.Keys _ ->
              true;
        };
    if (fits || tree instanceof Tree.Refused || key.example().isEmpty()) {
      return value(key.type(), tree, path);
    }
    reports.add(
        tree.position(),
        path,
        "found " + tree.kind(),
        "expected %s, such as %s: %s"
            .formatted(key.type().description(), key.name(), key.example()));
    return Optional.empty();
  }

  private Optional<Object> value(KeyType type, Tree tree, String path) {
    return switch (type) {
      case KeyType.Text(TextForm form) ->
          scalar(type, tree, path).flatMap(scalar -> text(form, scalar, path));
      case KeyType.Whole whole ->
          scalar(type, tree, path).flatMap(scalar -> whole(whole, scalar, path));
      case KeyType.Truth truth ->
          scalar(type, tree, path).flatMap(scalar -> truth(truth, scalar, path));
      case KeyType.Choice choice ->
          scalar(type, tree, path).flatMap(scalar -> choice(choice, scalar, path));
      case KeyType.ListOf list -> list(list, tree, path);
      case KeyType.TextMap map -> map(map, tree, path);
      case KeyType.Keys(String section) -> keys(type, named(section), tree, path);
    };
  }

  private Optional<Tree.Scalar> scalar(KeyType type, Tree tree, String path) {
    if (tree instanceof Tree.Scalar scalar) {
      return Optional.of(scalar);
    }
    return mismatch(type, tree, path);
  }

  private Optional<Object> text(TextForm form, Tree.Scalar scalar, String path) {
    if (form.accepts(scalar.text())) {
      return Optional.of(scalar.text());
    }
    reports.add(
        scalar.position(), path, Reports.quote(scalar.text()), "expected " + form.description());
    return Optional.empty();
  }

  private Optional<Object> whole(KeyType.Whole type, Tree.Scalar scalar, String path) {
    if (!WHOLE.matcher(scalar.text()).matches()) {
      reports.add(
          scalar.position(),
          path,
          "%s is not a whole number".formatted(Reports.quote(scalar.text())),
          "expected " + type.description());
      return Optional.empty();
    }
    long value = Long.parseLong(scalar.text());
    if (value < type.least() || value > type.most()) {
      reports.add(
          scalar.position(),
          path,
          "%d is out of range".formatted(value),
          "expected " + type.description());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<Object> truth(KeyType.Truth type, Tree.Scalar scalar, String path) {
    return switch (scalar.text()) {
      case "true", "True", "TRUE" -> Optional.of(true);
      case "false", "False", "FALSE" -> Optional.of(false);
      case String other -> {
        Optional<String> meant =
            Optional.ofNullable(TRUTHS.get(other.toLowerCase(Locale.ROOT)))
                .or(() -> Suggestion.closest(other, List.of("true", "false")));
        reports.add(
            scalar.position(), path, Reports.quote(other), "expected " + type.description(), meant);
        yield Optional.empty();
      }
    };
  }

  private Optional<Object> choice(KeyType.Choice type, Tree.Scalar scalar, String path) {
    if (type.words().contains(scalar.text())) {
      return Optional.of(scalar.text());
    }
    reports.add(
        scalar.position(),
        path,
        Reports.quote(scalar.text()),
        "expected " + type.description(),
        Suggestion.closest(scalar.text(), type.words()));
    return Optional.empty();
  }

  private Optional<Object> list(KeyType.ListOf type, Tree tree, String path) {
    if (!(tree instanceof Tree.Items items)) {
      return mismatch(type, tree, path);
    }
    if (items.items().size() > MAX_ITEMS) {
      reports.add(
          tree.position(),
          path,
          "%d items".formatted(items.items().size()),
          "expected at most " + MAX_ITEMS);
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < items.items().size(); index++) {
      Tree item = items.items().get(index);
      String below = "%s[%d]".formatted(path, index);
      reports.place(below, item.position());
      if (item instanceof Tree.Scalar scalar && scalar.isAbsent()) {
        reports.add(
            item.position(), below, "an empty item", "expected " + type.item().description());
      }
      Optional<Object> read = item.isAbsent() ? Optional.empty() : value(type.item(), item, below);
      read.or(() -> placeholder(type.item())).ifPresent(values::add);
    }
    return Optional.of(values);
  }

  /// A section that could not be read keeps its place in the list, so that the others keep their
  /// numbers.
  private Optional<Object> placeholder(KeyType type) {
    return type instanceof KeyType.Keys(String section)
        ? Optional.of(new Values(named(section)))
        : Optional.empty();
  }

  private Optional<Object> map(KeyType.TextMap type, Tree tree, String path) {
    if (!(tree instanceof Tree.Entries entries)) {
      return mismatch(type, tree, path);
    }
    Map<String, String> values = new TreeMap<>();
    for (Tree.Entry entry : entries.entries()) {
      String name = entry.key().text();
      String below = path + "." + Reports.line(name);
      if (!type.name().accepts(name)) {
        reports.add(
            entry.key().position(),
            below,
            Reports.quote(name) + " as a name",
            "expected " + type.name().description());
      } else if (!(entry.value() instanceof Tree.Scalar value)) {
        mismatch(new KeyType.Text(type.value()), entry.value(), below);
      } else if (!value.isAbsent() && !type.value().accepts(value.text())) {
        reports.add(
            value.position(),
            below,
            Reports.quote(value.text()),
            "expected " + type.value().description());
      } else {
        values.put(name, value.isAbsent() ? "" : value.text());
      }
    }
    return Optional.of(values);
  }

  private Optional<Object> keys(KeyType type, Section section, Tree tree, String path) {
    if (!(tree instanceof Tree.Entries entries)) {
      return mismatch(type, tree, path);
    }
    return Optional.of(section(section, entries, path));
  }

  private <T> Optional<T> mismatch(KeyType type, Tree tree, String path) {
    if (tree instanceof Tree.Refused) {
      reports.add(tree.position(), path, tree.kind(), WRITTEN_OUT);
      return Optional.empty();
    }
    reports.add(tree.position(), path, "found " + tree.kind(), "expected " + type.description());
    return Optional.empty();
  }
}
