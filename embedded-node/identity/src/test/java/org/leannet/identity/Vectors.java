package org.leannet.identity;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The reference vectors, where they are found; see the `lean.vectors` property.
final class Vectors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /// One test a file whose `codec` has this value in this field.
  static Stream<DynamicTest> networkingCodec(String field, String value, Consumer<JsonNode> check) {
    Optional<Path> root = root();
    if (root.isEmpty()) {
      if ("true".equals(System.getenv("CI"))) {
        fail("the reference vectors are missing: set LEAN_VECTORS to their directory");
      }
      System.err.println("SKIPPED: no reference vectors; set LEAN_VECTORS to their directory");
      return Stream.empty();
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : jsonFiles(root.get().resolve("lstar/networking_codec"))) {
      for (JsonNode vector : read(file)) {
        if (vector.get("codec").path(field).asText().equals(value)) {
          String name = file.getFileName().toString();
          tests.add(DynamicTest.dynamicTest(name, () -> check.accept(vector)));
        }
      }
    }
    if (tests.isEmpty()) {
      fail("no vectors with %s '%s' under %s", field, value, root.get());
    }
    return tests.stream();
  }

  private static Optional<Path> root() {
    Optional<String> told =
        Optional.ofNullable(System.getProperty("lean.vectors"))
            .or(() -> Optional.ofNullable(System.getenv("LEAN_VECTORS")));
    if (told.isPresent()) {
      return told.map(Path::of).filter(Files::isDirectory);
    }
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null) {
      Path candidate = directory.resolveSibling("shared").resolve("vectors");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
      directory = directory.getParent();
    }
    return Optional.empty();
  }

  private static List<Path> jsonFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
