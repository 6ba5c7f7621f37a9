package org.leannet.launcher.config.reader;

import java.util.List;
import org.leannet.launcher.config.Position;

/// A YAML value with its place. Every scalar is a text until the key table gives it a type.
sealed interface Tree {
  Position position();

  /// A scalar; `plain` when it stands without quotes.
  record Scalar(String text, boolean plain, Position position) implements Tree {
    private boolean isNothing() {
      return text.isEmpty() || (plain && (text.equals("~") || text.equalsIgnoreCase("null")));
    }
  }

  /// Something YAML allows and this program does not, with what to call it.
  record Refused(String what, Position position) implements Tree {}

  record Items(List<Tree> items, Position position) implements Tree {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Entries(List<Entry> entries, Position position) implements Tree {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  record Entry(Scalar key, Tree value) {}

  /// Whether it stands for nothing: no value, an empty text, or the word for it.
  default boolean isAbsent() {
    return switch (this) {
      case Scalar scalar -> scalar.isNothing();
      case Items _, Entries _, Refused _ -> false;
    };
  }

  /// What it is, to follow "found".
  default String kind() {
    return switch (this) {
      case Scalar _ -> "a single value";
      case Refused refused -> refused.what();
      case Items _ -> "a list";
      case Entries _ -> "keys with values";
    };
  }
}
