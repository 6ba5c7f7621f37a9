package org.leannet.clients.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.FileTemplate;
import org.leannet.clients.LaunchTemplate;
import org.leannet.clients.PortDescription;
import org.leannet.clients.Quirk;
import org.leannet.clients.template.TemplateFailure;
import org.leannet.clients.template.TemplateText;

/// Makes a client's start of its description and of what is known of one node.
public final class CommandRenderer {
  private final ClientDescription client;
  private final LaunchTemplate launch;
  private final NodeContext context;
  private final List<PortDescription> ports;
  private final Map<String, Object> model;
  private final List<String> notes = new ArrayList<>();

  private CommandRenderer(ClientDescription client, NodeContext context) {
    this.client = client;
    this.launch = client.launch();
    this.context = context;
    this.ports =
        client.surroundings().listening().ports().stream()
            .map(port -> port.withNumber(number(port, context)))
            .toList();
    this.model = Model.of(client, context, ports);
  }

  /// A port that shares another's number has that one's, whatever it was given itself.
  private static int number(PortDescription port, NodeContext context) {
    return context.ports().getOrDefault(port.sameAs().orElse(port.id()), port.number());
  }

  /// @throws RenderException when the client cannot take part, or when its file is at fault
  public static RenderedClient render(ClientDescription client, NodeContext context)
      throws RenderException {
    new Admission(client, context).check();
    try {
      return new CommandRenderer(client, context).render();
    } catch (TemplateFailure wrong) {
      throw new RenderException(wrong.getMessage(), wrong);
    }
  }

  private RenderedClient render() throws TemplateFailure, RenderException {
    String generation = generation();
    TemplateText template =
        launch
            .command(generation)
            .orElseThrow(() ->
                new RenderException(
                    "the catalogue knows no command line of %s for %s; use another client or generation"
                        .formatted(client.name(), generation)));
    List<String> command = command(template);
    List<List<String>> init = new ArrayList<>();
    for (TemplateText step : launch.init()) {
      init.add(Arguments.parse(step.fill(model)).words());
    }
    List<RenderedClient.RenderedFile> files = new ArrayList<>();
    boolean awaiting = false;
    for (FileTemplate file : launch.files()) {
      if (file.afterGenesisTime() && !model.containsKey("genesis_time")) {
        awaiting = true;
      } else {
        files.add(
            new RenderedClient.RenderedFile(
                file.path().fill(model).strip(), withoutEmptyLines(file.text().fill(model))));
      }
    }
    Map<String, String> environment = environment();
    addNotes();
    return new RenderedClient(
        client, entrypoint(), command, init, environment, files, awaiting, ports, notes);
  }

  private String generation() {
    return switch (context.role()) {
      case Role.Lean lean -> lean.chain().generation();
      case Role.Execution _ -> ClientDescription.ANY_GENERATION;
    };
  }

  private List<String> entrypoint() {
    return context.changes().program().isEmpty()
        ? launch.entrypoint()
        : context.changes().program();
  }

  private List<String> command(TemplateText template) throws TemplateFailure {
    List<String> command = new ArrayList<>();
    if (context.changes().program().isEmpty()) {
      command.addAll(launch.program());
    }
    Set<String> absent = new TreeSet<>();
    command.addAll(Arguments.parse(template.fill(model)).changed(context.changes(), absent));
    for (String flag : absent) {
      notes.add("%s was not removed: %s has no such flag".formatted(flag, context.node()));
    }
    return command;
  }

  private Map<String, String> environment() throws TemplateFailure {
    Map<String, String> environment = new TreeMap<>();
    for (Map.Entry<String, TemplateText> variable : launch.environment().entrySet()) {
      String value = variable.getValue().fill(model).strip();
      if (!value.isEmpty()) {
        environment.put(variable.getKey(), value);
      }
    }
    environment.putAll(context.changes().environment());
    return environment;
  }

  private void addNotes() throws TemplateFailure {
    Optional<String> level = context.changes().logLevel();
    if (level.isPresent() && launch.logLevels().isEmpty()) {
      notes.add("%s: its log level cannot be set".formatted(context.node()));
    }
    for (Quirk quirk : launch.quirks()) {
      if (quirk.condition().isPresent()
          && quirk.condition().get().fill(model).strip().equals("true")) {
        notes.add("%s: %s".formatted(context.node(), quirk.reason()));
      }
    }
  }

  /// Lines that only had a condition on them leave nothing behind.
  private static String withoutEmptyLines(String text) {
    StringBuilder kept = new StringBuilder();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> kept.append(line).append('\n'));
    return kept.toString();
  }
}
