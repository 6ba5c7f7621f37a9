package org.leannet.clients.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a client is expected to be started with, as its golden file has it, by scenario. Arguments
/// are wrapped freely there: none of them has a space.
record Golden(
    List<String> entrypoint,
    List<List<String>> init,
    List<String> command,
    Map<String, String> environment,
    Map<String, String> files,
    List<String> notes) {
  private static final String SCENARIO = "==";

  static Golden of(RenderedClient rendered) {
    Map<String, String> files = new TreeMap<>();
    rendered.files().forEach(file -> files.put(file.path(), file.text()));
    return new Golden(
        rendered.entrypoint(),
        rendered.init(),
        rendered.command(),
        rendered.environment(),
        files,
        rendered.notes());
  }

  static Map<String, Golden> read(Path file) throws IOException {
    Map<String, Golden> scenarios = new LinkedHashMap<>();
    List<String> block = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(SCENARIO) && !block.isEmpty()) {
        add(block, scenarios);
        block.clear();
      }
      if (!line.isBlank()) {
        block.add(line);
      }
    }
    add(block, scenarios);
    return scenarios;
  }

  private static void add(List<String> block, Map<String, Golden> scenarios) {
    String name = block.getFirst().substring(SCENARIO.length()).strip();
    if (scenarios.put(name, parse(block.subList(1, block.size()))) != null) {
      throw new IllegalArgumentException("scenario '%s' is there twice".formatted(name));
    }
  }

  private static Golden parse(List<String> lines) {
    Golden golden =
        new Golden(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>());
    String below = "";
    for (String line : lines) {
      if (line.startsWith("  ")) {
        golden.continued(below, line.strip());
      } else {
        golden.begun(line);
        below = line;
      }
    }
    return golden;
  }

  private void begun(String line) {
    String[] parts = line.split(" ", 2);
    String rest = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "command" -> {}
      case "entrypoint" -> entrypoint.addAll(words(rest));
      case "init" -> init.add(words(rest));
      case "env" ->
          environment.put(
              rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
      case "file" -> files.put(rest, "");
      case "note" -> notes.add(rest);
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void continued(String below, String line) {
    if (below.startsWith("file ")) {
      files.merge(below.substring("file ".length()), line + "\n", String::concat);
    } else if (below.equals("command")) {
      command.addAll(words(line));
    } else {
      throw new IllegalArgumentException(line);
    }
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split(" +"));
  }
}
