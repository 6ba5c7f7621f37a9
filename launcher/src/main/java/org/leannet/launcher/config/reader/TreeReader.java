package org.leannet.launcher.config.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.config.Position;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Makes a tree of YAML text. What YAML allows and this program does not is reported: a second
/// document, anchors and aliases, tags, keys that are no texts, keys given twice, nesting without
/// end.
final class TreeReader {
  /// The deepest file we read has four levels; a file as deep as this is an attack or an accident.
  private static final int MAX_DEPTH = 16;

  private final Reports reports;
  private final Iterator<Event> events;

  private TreeReader(Reports reports, Iterator<Event> events) {
    this.reports = reports;
    this.events = events;
  }

  /// The document, or nothing when the text has none.
  static Optional<Tree> read(String text, Reports reports) throws BrokenFile {
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setParseComments(false).build();
    try {
      return new TreeReader(reports, new Parse(settings).parseString(text).iterator()).stream();
    } catch (MarkedYamlEngineException wrong) {
      throw new BrokenFile(
          wrong.getProblemMark().map(TreeReader::position).orElse(Position.START), explain(wrong));
    } catch (ReaderException wrong) {
      throw new BrokenFile(
          at(text, wrong.getPosition()),
          "a character that cannot stand in text (U+%04X)".formatted(wrong.getCodePoint()));
    } catch (YamlEngineException wrong) {
      throw new BrokenFile(
          Position.START, "not YAML: " + Reports.line(String.valueOf(wrong.getMessage())));
    }
  }

  /// The place of a character given by its number in the text.
  private static Position at(String text, int codePoint) {
    int line = 1;
    int column = 1;
    int end =
        text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
    for (int index = 0; index < end; index++) {
      boolean ends = text.charAt(index) == '\n';
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return new Position(line, column);
  }

  private static String explain(MarkedYamlEngineException wrong) {
    String problem = Reports.line(wrong.getProblem());
    if (problem.contains("TAB")) {
      return "a tab at the start of a line; expected spaces";
    }
    String context = wrong.getContext();
    return context == null
        ? "not YAML: " + problem
        : "not YAML: %s, %s".formatted(Reports.line(context), problem);
  }

  private Optional<Tree> stream() throws BrokenFile {
    Optional<Tree> document = Optional.empty();
    boolean started = false;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (started) {
            throw new BrokenFile(
                position(event), "a second document; expected one document a file");
          }
          started = true;
          document = Optional.of(node(events.next(), 0));
        }
        case Alias,
            Comment,
            DocumentEnd,
            MappingEnd,
            MappingStart,
            Scalar,
            SequenceEnd,
            SequenceStart,
            StreamEnd,
            StreamStart -> {}
      }
    }
    return document;
  }

  private Tree node(Event event, int depth) throws BrokenFile {
    if (depth > MAX_DEPTH) {
      throw new BrokenFile(position(event), "nested deeper than %d levels".formatted(MAX_DEPTH));
    }
    if (event instanceof AliasEvent alias) {
      return new Tree.Refused("an alias (*%s)".formatted(alias.getAlias()), position(event));
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      reports.add(
          position(event),
          "",
          "an anchor (&%s)".formatted(node.getAnchor().get()),
          ValueReader.WRITTEN_OUT);
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent sequence -> items(sequence, depth);
      case MappingStartEvent mapping -> entries(mapping, depth);
      default -> new Tree.Refused("nothing", position(event));
    };
  }

  private Tree.Scalar scalar(ScalarEvent event) {
    event.getTag().ifPresent(tag -> refuseTag(event, tag));
    return new Tree.Scalar(event.getValue(), event.isPlain(), position(event));
  }

  private Tree.Items items(SequenceStartEvent start, int depth) throws BrokenFile {
    start.getTag().ifPresent(tag -> refuseTag(start, tag));
    List<Tree> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Tree.Items(items, position(start));
  }

  private Tree.Entries entries(MappingStartEvent start, int depth) throws BrokenFile {
    start.getTag().ifPresent(tag -> refuseTag(start, tag));
    List<Tree.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Tree key = node(event, depth + 1);
      Tree value = node(events.next(), depth + 1);
      if (!(key instanceof Tree.Scalar name)) {
        reports.add(key.position(), "", key.kind() + " as a key", "expected a name");
        continue;
      }
      Position before = seen.putIfAbsent(name.text(), name.position());
      if (before == null) {
        entries.add(new Tree.Entry(name, value));
      } else {
        reports.add(
            name.position(),
            "",
            "key %s is here twice".formatted(Reports.quote(name.text())),
            "expected it once; it is already at " + before);
      }
    }
    return new Tree.Entries(entries, position(start));
  }

  private void refuseTag(Event event, String tag) {
    reports.add(
        position(event),
        "",
        "a tag (%s)".formatted(Reports.line(tag)),
        "expected a value without one");
  }

  private static Position position(Event event) {
    return event.getStartMark().map(TreeReader::position).orElse(Position.START);
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
