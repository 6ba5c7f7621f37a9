package org.leannet.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.leannet.clients.template.TemplateText;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The keys of one part of a client's file, every scalar a text. Whoever reads it asks for each key
/// it may have and then ends it, which refuses the others.
final class FileSection {
  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  private FileSection(String file, String path, Node node) throws CatalogueException {
    this.file = file;
    this.path = path;
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      throw at(line, (path.isEmpty() ? "the file" : path) + ": expected keys and values");
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = scalar(entry.getKeyNode(), path);
      if (lines.put(key, lineOf(entry.getKeyNode())) != null) {
        throw at(lineOf(entry.getKeyNode()), below(key) + ": here for the second time");
      }
      values.put(key, entry.getValueNode());
    }
  }

  /// The whole of a file.
  static FileSection parse(String file, String yaml) throws CatalogueException {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Node root =
          new Compose(settings)
              .composeString(yaml)
              .filter(node -> !(node instanceof ScalarNode text && text.getValue().isEmpty()))
              .orElseThrow(() -> new CatalogueException(file + ":1: the file is empty"));
      return new FileSection(file, "", root);
    } catch (MarkedYamlEngineException broken) {
      throw new CatalogueException(explain(file, broken), broken);
    } catch (YamlEngineException broken) {
      throw new CatalogueException(
          "%s: not YAML: %s".formatted(file, inOneLine(String.valueOf(broken.getMessage()))),
          broken);
    }
  }

  private static String explain(String file, MarkedYamlEngineException broken) {
    String place =
        broken
            .getProblemMark()
            .map(mark -> ":%d:%d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
            .orElse("");
    String problem = inOneLine(String.valueOf(broken.getProblem()));
    return file
        + place
        + (problem.contains("TAB")
            ? ": a tab at the start of a line; expected spaces"
            : ": not YAML: " + problem);
  }

  private static String inOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  boolean has(String key) {
    known.add(key);
    return values.containsKey(key);
  }

  /// The keys that are there, all of them allowed.
  List<String> keys() {
    known.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  String text(String key) throws CatalogueException {
    return scalar(node(key), below(key));
  }

  Optional<String> optionalText(String key) throws CatalogueException {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  boolean truth(String key, boolean standard) throws CatalogueException {
    return has(key) ? truth(key) : standard;
  }

  boolean truth(String key) throws CatalogueException {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      case String other -> throw wrong(key, "'%s' is neither true nor false".formatted(other));
    };
  }

  int number(String key, int standard) throws CatalogueException {
    if (!has(key)) {
      return standard;
    }
    String text = text(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw wrong(key, "'%s' is not a number".formatted(text));
    }
  }

  /// The texts of a list; none when the key is not there.
  List<String> texts(String key) throws CatalogueException {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      texts.add(scalar(item, below(key)));
    }
    return texts;
  }

  /// Names with texts; none when the key is not there.
  Map<String, String> namedTexts(String key) throws CatalogueException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, TemplateText> entry : namedTemplates(key).entrySet()) {
      texts.put(entry.getKey(), entry.getValue().text());
    }
    return texts;
  }

  TemplateText template(String key) throws CatalogueException {
    return template(node(key), below(key));
  }

  List<TemplateText> templates(String key) throws CatalogueException {
    List<TemplateText> templates = new ArrayList<>();
    for (Node item : items(key)) {
      templates.add(template(item, below(key)));
    }
    return templates;
  }

  /// Names with templates; none when the key is not there.
  Map<String, TemplateText> namedTemplates(String key) throws CatalogueException {
    Map<String, TemplateText> templates = new LinkedHashMap<>();
    if (has(key)) {
      FileSection section = section(key);
      for (String name : section.keys()) {
        templates.put(name, section.template(name));
      }
    }
    return templates;
  }

  /// One text, known by a name for all, or a text a name.
  Map<String, TemplateText> templatesOrOne(String key, String nameOfOne) throws CatalogueException {
    return node(key) instanceof ScalarNode ? Map.of(nameOfOne, template(key)) : namedTemplates(key);
  }

  FileSection section(String key) throws CatalogueException {
    return new FileSection(file, below(key), node(key));
  }

  /// The sections of a list; none when the key is not there.
  List<FileSection> sections(String key) throws CatalogueException {
    List<FileSection> sections = new ArrayList<>();
    for (Node item : items(key)) {
      sections.add(new FileSection(file, below(key), item));
    }
    return sections;
  }

  /// Refuses every key that nobody has asked for.
  void end() throws CatalogueException {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw at(
            lines.getOrDefault(key, line),
            "unknown key '%s'; expected one of %s".formatted(below(key), String.join(", ", known)));
      }
    }
  }

  CatalogueException wrong(String key, String message) {
    return at(lines.getOrDefault(key, line), below(key) + ": " + message);
  }

  private Node node(String key) throws CatalogueException {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      throw at(line, below(key) + ": missing");
    }
    return node;
  }

  private List<Node> items(String key) throws CatalogueException {
    if (!has(key)) {
      return List.of();
    }
    if (node(key) instanceof SequenceNode list) {
      return list.getValue();
    }
    throw wrong(key, "expected a list");
  }

  private TemplateText template(Node node, String where) throws CatalogueException {
    String text = scalar(node, where);
    boolean block =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return new TemplateText(file, lineOf(node) + (block ? 1 : 0), text);
  }

  private String scalar(Node node, String where) throws CatalogueException {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw at(lineOf(node), where + ": expected a text");
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private CatalogueException at(int where, String message) {
    return new CatalogueException("%s:%d: %s".formatted(file, where, message));
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
