package org.leannet.launcher.config.schema;

import java.util.List;

/// What a key's value may be.
public sealed interface KeyType {
  /// What is allowed, in words that can follow "expected".
  String description();

  /// A text of some form.
  record Text(TextForm form) implements KeyType {
    @Override
    public String description() {
      return form.description();
    }
  }

  /// A whole number within bounds, of a unit; empty for none.
  record Whole(long least, long most, String unit) implements KeyType {
    public Whole(long least, long most) {
      this(least, most, "");
    }

    @Override
    public String description() {
      return "a whole number%s, %d to %d"
          .formatted(unit.isEmpty() ? "" : " of " + unit, least, most);
    }
  }

  /// `true` or `false`.
  record Truth() implements KeyType {
    @Override
    public String description() {
      return "true or false";
    }
  }

  /// One of some words.
  record Choice(List<String> words) implements KeyType {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String description() {
      return "one of " + String.join(", ", words);
    }
  }

  /// A list of values of one type.
  record ListOf(KeyType item) implements KeyType {
    @Override
    public String description() {
      return "a list, each %s".formatted(item.description());
    }
  }

  /// Names and values, both texts of some form.
  record TextMap(TextForm name, TextForm value) implements KeyType {
    @Override
    public String description() {
      return "names with values: %s and %s".formatted(name.description(), value.description());
    }
  }

  /// The keys of another section.
  record Keys(String section) implements KeyType {
    @Override
    public String description() {
      return "keys with values";
    }
  }
}
