package org.leannet.clients.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A command line as its template has it: line by line, a line being one argument, or a flag and
/// its value with a space between. A value may have spaces itself, so paths need no quotes.
final class Arguments {
  private static final String REMOVAL = "-:";

  private final List<Line> lines;

  private Arguments(List<Line> lines) {
    this.lines = lines;
  }

  /// A line: what it is known by when it is to be removed, and its arguments.
  private record Line(String flag, List<String> words) {}

  static Arguments parse(String text) {
    return new Arguments(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(Arguments::line)
            .toList());
  }

  private static Line line(String text) {
    int space = text.indexOf(' ');
    int equals = text.indexOf('=');
    if (!text.startsWith("-")) {
      return new Line(text, List.of(text));
    }
    if (equals >= 0 && (space < 0 || equals < space)) {
      return new Line(text.substring(0, equals), List.of(text));
    }
    if (space < 0) {
      return new Line(text, List.of(text));
    }
    String flag = text.substring(0, space);
    return new Line(flag, List.of(flag, text.substring(space + 1).strip()));
  }

  List<String> words() {
    return lines.stream().flatMap(line -> line.words().stream()).toList();
  }

  /// The arguments after the user's changes. Flags to remove that are not there go to `absent`.
  List<String> changed(Changes changes, Set<String> absent) {
    Set<String> removed = new TreeSet<>(changes.removed());
    List<String> extra = new ArrayList<>();
    for (String word : changes.extra()) {
      if (word.startsWith(REMOVAL)) {
        removed.add(word.substring(REMOVAL.length()));
      } else {
        extra.add(word);
      }
    }
    List<String> words = new ArrayList<>();
    absent.addAll(removed);
    for (Line line : lines) {
      if (removed.contains(line.flag())) {
        absent.remove(line.flag());
      } else {
        words.addAll(line.words());
      }
    }
    words.addAll(extra);
    return words;
  }
}
