package org.leannet.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leannet.clients.ClientDescription.Surroundings;

/// One client's file, read strictly: what is unknown, missing or of another kind is refused.
final class ClientFile {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");

  private final FileSection top;

  private ClientFile(FileSection top) {
    this.top = top;
  }

  static ClientDescription parse(String file, String yaml) throws CatalogueException {
    try {
      return new ClientFile(FileSection.parse(file, yaml)).describe();
    } catch (IllegalArgumentException wrong) {
      throw new CatalogueException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  private ClientDescription describe() throws CatalogueException {
    String name = top.text("name");
    if (!NAME.matcher(name).matches()) {
      throw top.wrong(
          "name",
          "'%s' is not a name of lower-case letters, digits and underscores".formatted(name));
    }
    String word = top.text("kind");
    ClientKind kind =
        ClientKind.byWord(word)
            .orElseThrow(
                () -> top.wrong("kind", "'%s' is neither lean nor execution".formatted(word)));
    ClientDescription client =
        new ClientDescription(
            name,
            kind,
            new ClientImages(
                top.namedTexts("images"),
                top.optionalText("paired_image"),
                top.namedTexts("other_images")),
            kind == ClientKind.LEAN ? capabilities(top.section("capabilities")) : Capabilities.NONE,
            top.namedTexts("refusals"),
            top.truth("built_in", false),
            launch(),
            new Surroundings(paths(top.section("paths")), dialect(), listening(), container()));
    top.end();
    return client;
  }

  private static Capabilities capabilities(FileSection section) throws CatalogueException {
    Capabilities capabilities =
        new Capabilities(
            section.truth("aggregates"),
            section.truth("observes"),
            section.truth("pairs"),
            section.number("max_validators", 0),
            section.texts("presets"),
            section.texts("single_keys"));
    section.end();
    return capabilities;
  }

  private LaunchTemplate launch() throws CatalogueException {
    return new LaunchTemplate(
        top.texts("entrypoint"),
        top.texts("program"),
        top.templatesOrOne("command", ClientDescription.ANY_GENERATION),
        top.templates("init"),
        top.namedTemplates("env"),
        files(),
        logLevels(),
        quirks());
  }

  private List<FileTemplate> files() throws CatalogueException {
    List<FileTemplate> files = new ArrayList<>();
    for (FileSection file : top.sections("files")) {
      files.add(
          new FileTemplate(
              file.template("path"),
              file.template("text"),
              file.truth("after_genesis_time", false)));
      file.end();
    }
    return files;
  }

  private Map<String, String> logLevels() throws CatalogueException {
    Map<String, String> levels = top.namedTexts("log_levels");
    if (!levels.isEmpty() && !levels.keySet().equals(Set.copyOf(LEVELS))) {
      throw top.wrong("log_levels", "expected a word for each of " + String.join(", ", LEVELS));
    }
    return levels;
  }

  private List<Quirk> quirks() throws CatalogueException {
    List<Quirk> quirks = new ArrayList<>();
    for (FileSection quirk : top.sections("quirks")) {
      quirks.add(
          new Quirk(
              quirk.has("when") ? Optional.of(quirk.template("when")) : Optional.empty(),
              quirk.text("reason")));
      quirk.end();
    }
    return quirks;
  }

  private static Paths paths(FileSection section) throws CatalogueException {
    Paths paths =
        new Paths(
            section.text("network"),
            section.text("data"),
            section.optionalText("jwt").orElse(Paths.JWT));
    section.end();
    return paths;
  }

  private Dialect dialect() throws CatalogueException {
    String word = top.optionalText("dialect").orElse(Dialect.QUICKSTART.word());
    return Dialect.byWord(word)
        .orElseThrow(
            () -> top.wrong("dialect", "'%s' is neither quickstart nor leanspec".formatted(word)));
  }

  private Listening listening() throws CatalogueException {
    List<PortDescription> ports = ports(top.section("ports"));
    Set<String> ids = new HashSet<>();
    ports.forEach(port -> ids.add(port.id()));
    List<ReadySign> ready = new ArrayList<>();
    for (FileSection sign : top.sections("ready")) {
      ready.add(readySign(sign, ids));
    }
    Optional<Listening.MetricsPlace> metrics = Optional.empty();
    if (top.has("metrics")) {
      FileSection place = top.section("metrics");
      metrics = Optional.of(new Listening.MetricsPlace(portId(place, ids), place.text("path")));
      place.end();
    }
    return new Listening(ports, ready, metrics);
  }

  private static List<PortDescription> ports(FileSection section) throws CatalogueException {
    List<PortDescription> ports = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String id : section.keys()) {
      FileSection port = section.section(id);
      Optional<String> other = port.optionalText("same_as");
      Optional<Integer> shared = other.map(numbers::get);
      if (other.isPresent() && shared.isEmpty()) {
        throw port.wrong("same_as", "no port above is called '%s'".formatted(other.get()));
      }
      int number = shared.isPresent() ? shared.get() : port.number("number", 0);
      numbers.put(id, number);
      ports.add(
          new PortDescription(
              id, number, other, transport(port), port.optionalText("scheme").orElse("")));
      port.end();
    }
    return ports;
  }

  private static PortDescription.Transport transport(FileSection port) throws CatalogueException {
    return switch (port.optionalText("transport").orElse("tcp")) {
      case "tcp" -> PortDescription.Transport.TCP;
      case "udp" -> PortDescription.Transport.UDP;
      case String other ->
          throw port.wrong("transport", "'%s' is neither tcp nor udp".formatted(other));
    };
  }

  private static ReadySign readySign(FileSection section, Set<String> ports)
      throws CatalogueException {
    String port = portId(section, ports);
    Optional<String> path = section.optionalText("path");
    Optional<String> method = section.optionalText("call");
    section.end();
    if (path.isPresent() && method.isPresent()) {
      throw section.wrong("call", "expected a path or a call, not both");
    }
    return path.<ReadySign>map(p -> new ReadySign.Answers(port, p))
        .or(() -> method.map(m -> new ReadySign.Calls(port, m)))
        .orElseGet(() -> new ReadySign.Listens(port));
  }

  private static String portId(FileSection section, Set<String> ports) throws CatalogueException {
    String id = section.text("port");
    if (!ports.contains(id)) {
      throw section.wrong("port", "'%s' is not a port of this client".formatted(id));
    }
    return id;
  }

  private ContainerNeeds container() throws CatalogueException {
    if (!top.has("container")) {
      return new ContainerNeeds(
          Optional.empty(), Optional.empty(), ContainerNeeds.STOP_SECONDS, false, Optional.empty());
    }
    FileSection section = top.section("container");
    Optional<String> signal = section.optionalText("stop_signal");
    if (signal.isPresent() && !signal.get().matches("SIG[A-Z0-9]{2,8}")) {
      throw section.wrong(
          "stop_signal", "'%s' is not a signal such as SIGINT".formatted(signal.get()));
    }
    ContainerNeeds needs =
        new ContainerNeeds(
            section.optionalText("user"),
            signal,
            section.number("stop_seconds", ContainerNeeds.STOP_SECONDS),
            section.truth("any_system_call", false),
            section.optionalText("shell"));
    section.end();
    return needs;
  }
}
