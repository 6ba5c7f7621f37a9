package org.leannet.p2p.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// The reference vectors of one kind, a dynamic test a file.
public final class Vectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /// The tests of a kind whose vectors are `wanted`; none, said aloud, where there are no vectors.
  public static Stream<DynamicTest> tests(
      String kind, Predicate<JsonNode> wanted, ThrowingConsumer<JsonNode> check) {
    Optional<Path> root = root();
    if (root.isEmpty()) {
      return absent(kind);
    }
    List<DynamicTest> tests =
        files(root.get().resolve("lstar").resolve(kind)).stream()
            .filter(file -> wanted.test(read(file)))
            .map(file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), file.toUri(), () -> check.accept(read(file))))
            .toList();
    if (tests.isEmpty()) {
      throw new IllegalStateException("no %s vectors in %s".formatted(kind, root.get()));
    }
    return tests.stream();
  }

  private static Stream<DynamicTest> absent(String kind) {
    String message = "SKIPPED: no reference vectors for " + kind + " (set LEAN_VECTORS)";
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(message);
    }
    System.out.println(message);
    return Stream.of();
  }

  private static Optional<Path> root() {
    for (String named :
        new String[] {System.getProperty("lean.vectors"), System.getenv("LEAN_VECTORS")}) {
      if (named != null) {
        return Optional.of(Path.of(named));
      }
    }
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null) {
      Path vectors = directory.resolveSibling("shared").resolve("vectors");
      if (Files.isDirectory(vectors)) {
        return Optional.of(vectors);
      }
      directory = directory.getParent();
    }
    return Optional.empty();
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile()).elements().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
