package org.leannet.launcher.cli.completion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What may stand at the end of a command line: verbs, options, and the names of what there is.
/// Where it is a file or a folder, nothing: shells know those.
final class Candidates {
  private final CommandSpec root;
  private final Names names;

  Candidates(CommandSpec root, Names names) {
    this.root = root;
    this.names = names;
  }

  /// The words that go on from the last of these, which is being typed and may be empty; sorted as
  /// the help sorts them.
  List<String> of(List<String> words) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      return List.of();
    }
    var typed = words.getLast();
    var place = Place.after(root, words.subList(0, words.size() - 1));
    return all(place, typed).stream().filter(word -> word.startsWith(typed)).toList();
  }

  private List<String> all(Place place, String typed) throws IOException, InterruptedException {
    if (place.awaiting().isPresent()) {
      return values(place.awaiting().get(), place.given());
    }
    if (place.isVerbatim()) {
      return List.of();
    }
    if (typed.startsWith("-")) {
      return options(place.command());
    }
    if (!place.command().subcommands().isEmpty()) {
      return verbs(place.command());
    }
    var position = place.given().size();
    // The last one may take any number of words.
    var expected =
        place.command().positionalParameters().stream()
            .filter(parameter ->
                parameter.index().contains(position)
                    || (parameter.isMultiValue() && parameter.index().min() <= position))
            .findFirst();
    return expected.isPresent() ? values(expected.get(), place.given()) : List.of();
  }

  private List<String> values(ArgSpec wanted, List<String> given)
      throws IOException, InterruptedException {
    return switch (wanted.paramLabel()) {
      case "ENCLAVE" -> names.enclaves();
      case "SERVICE" -> names.services(given.getFirst());
      case "PORT_ID" -> names.ports(given.getFirst(), given.get(1));
      case "CLIENT" -> names.clients();
      default -> {
        var known = new ArrayList<String>();
        Optional.ofNullable(wanted.completionCandidates())
            .ifPresent(words -> words.forEach(known::add));
        yield known;
      }
    };
  }

  private static List<String> verbs(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .filter(verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
        .map(verb -> verb.getKey())
        .toList();
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .sorted()
        .toList();
  }

  /// Where in a command line one is.
  ///
  /// @param given the words before it that are neither verbs nor options nor options' values
  /// @param awaiting the option whose value comes next
  /// @param isVerbatim whether all that follows is another program's, after `--`
  private record Place(
      CommandSpec command, List<String> given, Optional<OptionSpec> awaiting, boolean isVerbatim) {
    static Place after(CommandSpec root, List<String> words) {
      var place = new Place(root, List.of(), Optional.empty(), false);
      for (var word : words) {
        place = place.next(word);
      }
      return place;
    }

    private Place next(String word) {
      if (isVerbatim) {
        return this;
      }
      if (awaiting.isPresent()) {
        return new Place(command, given, Optional.empty(), false);
      }
      if (word.equals("--")) {
        return new Place(command, given, awaiting, true);
      }
      if (word.startsWith("-")) {
        var option = Optional.ofNullable(command.findOption(word));
        return new Place(command, given, option.filter(o -> o.arity().min() > 0), false);
      }
      var verb = Optional.ofNullable(command.subcommands().get(word));
      if (verb.isPresent()) {
        return new Place(verb.map(CommandLine::getCommandSpec).get(), given, awaiting, false);
      }
      var more = new ArrayList<>(given);
      more.add(word);
      return new Place(command, List.copyOf(more), awaiting, false);
    }
  }
}
