package org.leannet.launcher.cli.view;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The completion script of a tree of commands for the fish shell: of each command its verbs and
/// options, and files where no verb is expected.
public final class FishCompletion {
  private FishCompletion() {}

  /// The script's lines.
  public static List<String> render(CommandSpec root) {
    var lines = new ArrayList<String>();
    var name = root.name();
    lines.add("# Whether the words so far, without flags, begin with exactly these verbs.");
    lines.add("function __fish_%s_at".formatted(name));
    lines.add("  set -l words (commandline -opc | string match -v -- '-*')");
    lines.add("  set -e words[1]");
    lines.add("  set -l wanted $argv");
    lines.add("  test (count $words) -ge (count $wanted); or return 1");
    lines.add("  test (count $wanted) -eq 0; or test \"$words[1..(count $wanted)]\" = \"$wanted\"");
    lines.add("end");
    add(lines, root, root, List.of());
    return lines;
  }

  private static void add(
      List<String> lines, CommandSpec root, CommandSpec command, List<String> verbs) {
    var at = "__fish_%s_at %s".formatted(root.name(), String.join(" ", verbs)).strip();
    var complete = "complete -c %s -n %s".formatted(root.name(), quote(at));
    for (var option : command.options()) {
      if (!option.hidden()) {
        lines.add(complete + flags(option));
      }
    }
    var exactly =
        "%s; and not __fish_seen_subcommand_from %s"
            .formatted(at, String.join(" ", command.subcommands().keySet()));
    for (var verb : command.subcommands().entrySet()) {
      if (visible(verb.getValue())) {
        lines.add(
            "complete -c %s -n %s -f -a %s -d %s"
                .formatted(
                    root.name(),
                    quote(exactly),
                    verb.getKey(),
                    quote(description(verb.getValue().getCommandSpec()))));
        var deeper = new ArrayList<>(verbs);
        deeper.add(verb.getKey());
        add(lines, root, verb.getValue().getCommandSpec(), deeper);
      }
    }
  }

  private static boolean visible(CommandLine command) {
    return !command.getCommandSpec().usageMessage().hidden();
  }

  private static String flags(OptionSpec option) {
    var words = new StringBuilder();
    for (var name : option.names()) {
      words.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    if (option.arity().max() > 0) {
      words.append(" -r");
    }
    return words + " -d " + quote(String.join(" ", option.description()));
  }

  private static String description(CommandSpec command) {
    var lines = command.usageMessage().description();
    return lines.length == 0 ? "" : lines[0];
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
