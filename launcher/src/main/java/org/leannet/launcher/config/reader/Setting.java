package org.leannet.launcher.config.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.leannet.launcher.config.Position;

/// One `--set path=value`: it takes the place of what the file has at the path, or adds to it. The
/// value is read as YAML, so that lists and mappings can be given too.
record Setting(List<String> path, Tree value) {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,4})\\]");
  private static final Pattern PATH =
      Pattern.compile("[^.\\[\\]]+(\\.[^.\\[\\]]+|\\[\\d{1,4}\\])*");

  /// Reads `lean_network_params.genesis_delay=20` or `participants[0].count=2`.
  static Setting parse(String text, Reports reports) throws BrokenFile {
    var cut = text.indexOf('=');
    if (cut < 0 || !PATH.matcher(text.substring(0, cut)).matches()) {
      throw new BrokenFile(
          Position.START,
          "--set %s: expected a path and a value, such as lean_network_params.genesis_delay=20"
              .formatted(text));
    }
    var steps = new ArrayList<String>();
    var matcher = STEP.matcher(text.substring(0, cut));
    while (matcher.find()) {
      steps.add(matcher.group());
    }
    var value = TreeReader.read(text.substring(cut + 1), reports);
    return new Setting(steps, value.orElse(new Tree.Scalar("", true, Position.START)));
  }

  /// The tree with this setting in it.
  Tree.Entries applyTo(Tree.Entries root) throws BrokenFile {
    return entries(root, 0);
  }

  private Tree with(Tree present, int depth) throws BrokenFile {
    if (depth == path.size()) {
      return value;
    }
    var step = path.get(depth);
    return switch (present) {
      case Tree.Entries entries when !step.startsWith("[") -> entries(entries, depth);
      case Tree.Items items when step.startsWith("[") -> items(items, depth);
      case Tree.Scalar scalar when scalar.isAbsent() && !step.startsWith("[") ->
          entries(new Tree.Entries(List.of(), scalar.position()), depth);
      case Tree.Scalar _, Tree.Refused _, Tree.Items _, Tree.Entries _ ->
          throw misplaced("it has %s there".formatted(present.kind()));
    };
  }

  private Tree.Entries entries(Tree.Entries present, int depth) throws BrokenFile {
    var key = path.get(depth);
    var entries = new ArrayList<Tree.Entry>();
    var found = false;
    for (var entry : present.entries()) {
      if (entry.key().text().equals(key)) {
        found = true;
        entries.add(new Tree.Entry(entry.key(), with(entry.value(), depth + 1)));
      } else {
        entries.add(entry);
      }
    }
    if (!found) {
      var nothing = new Tree.Scalar("", true, present.position());
      entries.add(
          new Tree.Entry(new Tree.Scalar(key, true, present.position()), with(nothing, depth + 1)));
    }
    return new Tree.Entries(entries, present.position());
  }

  private Tree.Items items(Tree.Items present, int depth) throws BrokenFile {
    var step = path.get(depth);
    var index = Integer.parseInt(step.substring(1, step.length() - 1));
    if (index >= present.items().size()) {
      throw misplaced("the list has %d items".formatted(present.items().size()));
    }
    var items = new ArrayList<>(present.items());
    items.set(index, with(items.get(index), depth + 1));
    return new Tree.Items(items, present.position());
  }

  private BrokenFile misplaced(String why) {
    return new BrokenFile(
        Position.START,
        "--set %s: does not fit the file: %s"
            .formatted(String.join(".", path).replace(".[", "["), why));
  }
}
