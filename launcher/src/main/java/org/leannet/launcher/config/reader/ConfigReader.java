package org.leannet.launcher.config.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.Position;
import org.leannet.launcher.config.Problem;
import org.leannet.launcher.config.schema.KeyTable;

/// Reads an args file, YAML or JSON, into a draft of the network's configuration.
public final class ConfigReader {
  /// A network of a thousand participants written out in full takes less than half of this.
  private static final int MAX_BYTES = 1 << 20;

  /// So many bytes, the first of a file, are enough to see that it is none of ours.
  public static final int TOO_LARGE = MAX_BYTES + 1;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ConfigReader() {}

  /// Reads a file. A file of which nothing can be made is an exception at once; one with wrong keys
  /// or values is a draft that has them as problems, for the plan to add its own.
  public static Draft read(Path file) throws ConfigException {
    return read(file, List.of());
  }

  /// Reads a file and puts settings, `path=value` each, in the place of what it has there.
  public static Draft read(Path file, List<String> settings) throws ConfigException {
    return parse(file.toString(), bytes(file), settings);
  }

  private static byte[] bytes(Path file) throws ConfigException {
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(TOO_LARGE);
    } catch (NoSuchFileException missing) {
      throw broken(file.toString(), Position.START, "there is no such file");
    } catch (IOException unreadable) {
      throw broken(
          file.toString(),
          Position.START,
          "cannot be read: " + Reports.line(String.valueOf(unreadable.getMessage())));
    }
  }

  /// Reads the bytes of a file; `file` is what messages call it.
  public static Draft parse(String file, byte[] bytes) throws ConfigException {
    return parse(file, bytes, List.of());
  }

  /// Reads the bytes of a file with settings in the place of what it has there.
  public static Draft parse(String file, byte[] bytes, List<String> settings)
      throws ConfigException {
    return parse(file, decode(file, bytes), settings);
  }

  /// The text of a file of another kind, as strictly read as an args file.
  public static String text(Path file) throws ConfigException {
    return decode(file.toString(), bytes(file));
  }

  private static String decode(String file, byte[] bytes) throws ConfigException {
    if (bytes.length > MAX_BYTES) {
      throw broken(file, Position.START, "larger than %d bytes".formatted(MAX_BYTES));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw broken(file, Position.START, "not UTF-8 text; expected the file saved as UTF-8");
    }
  }

  /// Reads the text of a file; `file` is what messages call it.
  public static Draft parse(String file, String text) throws ConfigException {
    return parse(file, text, List.of());
  }

  private static Draft parse(String file, String text, List<String> settings)
      throws ConfigException {
    Reports reports = new Reports(file);
    try {
      Optional<Tree> document = TreeReader.read(prepare(text), reports);
      if (document.isEmpty() || document.get().isAbsent()) {
        throw new BrokenFile(
            Position.START,
            "the file is empty; expected participants, such as participants: [{cl_type: embedded}]");
      }
      if (!(document.get() instanceof Tree.Entries entries)) {
        throw new BrokenFile(
            document.get().position(),
            "found %s; expected keys with values, among them participants"
                .formatted(document.get().kind()));
      }
      reports.place("", entries.position());
      Tree.Entries settled = entries;
      for (String setting : settings) {
        settled = Setting.parse(setting, reports).applyTo(settled);
      }
      Values values =
          new ValueReader(reports, KeyTable.sections())
              .section(KeyTable.section(KeyTable.TOP), settled, "");
      return new Draft(new Assembler(reports).config(values), reports.source(), reports.problems());
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

  /// Without the mark some editors put in front; and JSON, where tabs may stand between values,
  /// without them.
  static String prepare(String text) {
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    return body.stripLeading().startsWith("{") ? body.replace('\t', ' ') : body;
  }

  private static ConfigException broken(String file, Position position, String wrong) {
    return new ConfigException(
        List.of(new Problem(file, position, "", wrong, "", Optional.empty())));
  }
}
