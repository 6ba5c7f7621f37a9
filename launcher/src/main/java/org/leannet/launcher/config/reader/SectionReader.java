package org.leannet.launcher.config.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Position;
import org.leannet.launcher.config.Problem;
import org.leannet.launcher.config.schema.Section;

/// Reads a file that is no args file by the rules of one: its own sections, and no exceptions.
public final class SectionReader {
  private final Reports reports;
  private final Values values;

  private SectionReader(Reports reports, Values values) {
    this.reports = reports;
    this.values = values;
  }

  /// Reads a text; `file` is what messages call it, and the first section is the whole of it. What
  /// is wrong inside is kept for [#end].
  public static SectionReader read(String file, String text, List<Section> sections)
      throws ConfigException {
    Reports reports = new Reports(file);
    try {
      Tree document =
          TreeReader.read(ConfigReader.prepare(text), reports)
              .filter(tree -> !tree.isAbsent())
              .orElseThrow(() -> new BrokenFile(Position.START, "the file is empty"));
      if (!(document instanceof Tree.Entries entries)) {
        throw new BrokenFile(
            document.position(), "found %s; expected keys with values".formatted(document.kind()));
      }
      reports.place("", entries.position());
      return new SectionReader(
          reports, new ValueReader(reports, sections).section(sections.getFirst(), entries, ""));
    } catch (BrokenFile broken) {
      List<Problem> problems = new ArrayList<>(reports.problems());
      problems.add(
          new Problem(
              file,
              broken.position(),
              "",
              String.valueOf(broken.getMessage()),
              "",
              Optional.empty()));
      throw new ConfigException(problems);
    }
  }

  /// The values of the whole file; those that were wrong are left out.
  public Values values() {
    return values;
  }

  /// One thing more that is wrong, unless something already is at this path.
  public void wrong(String path, String wrong, String expected) {
    if (reports.isSound(path)) {
      reports.add(path, wrong, expected);
    }
  }

  /// Refuses the file if anything in it was wrong.
  public void end() throws ConfigException {
    if (!reports.problems().isEmpty()) {
      throw new ConfigException(reports.problems());
    }
  }
}
