package org.leannet.launcher.config.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.plan.resolve.Plans;

/// Bad args files, and beside each the whole message that it must give.
class BadFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/leannet/launcher/config/bad");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_gives_its_whole_message(Path file) throws IOException {
    Path expected = FOLDER.resolve(file.getFileName() + ".expected");
    assertThat(expected).exists();
    assertThat(message(file)).isEqualTo(Files.readString(expected).stripTrailing());
  }

  @Test
  void every_expectation_has_its_file() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".expected")).count())
          .isEqualTo(files().size());
    }
  }

  private static String message(Path file) throws IOException {
    try {
      Draft draft = ConfigReader.parse(file.getFileName().toString(), Files.readAllBytes(file));
      Plans.planner().plan(draft, "test");
    } catch (ConfigException refused) {
      return String.valueOf(refused.getMessage());
    }
    return fail("%s was accepted", file);
  }
}
