package org.leannet.ssz;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/// The reference vectors: where they are, and one test for each file of a kind.
///
/// They are found through the system property `lean.vectors`, the environment variable
/// `LEAN_VECTORS`, or `../shared/vectors` beside the repository. Without them the tests are skipped
/// and say so; where `CI=true` their absence is a failure.
public final class VectorFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private VectorFiles() {}

  /// What a test does with one case of a file.
  public interface Check {
    void accept(JsonNode vector) throws Exception;
  }

  /// One test a file below `lstar/<kind>`; each runs every case in its file.
  public static Stream<DynamicTest> tests(String kind, Check check) {
    return tests(kind, vector -> true, check);
  }

  /// The same for the files whose first case is `mine`.
  public static Stream<DynamicTest> tests(String kind, Predicate<JsonNode> mine, Check check) {
    Optional<Path> root = root();
    if (root.isEmpty()) {
      return Stream.of(DynamicTest.dynamicTest(kind + " vectors", () -> absent(kind)));
    }
    Path directory = root.get().resolve("lstar").resolve(kind);
    List<DynamicTest> tests =
        files(directory).stream()
            .filter(file -> mine.test(read(file).iterator().next()))
            .map(file ->
                DynamicTest.dynamicTest(
                    directory.relativize(file).toString(), file.toUri(), () -> run(file, check)))
            .toList();
    if (tests.isEmpty()) {
      throw new IllegalStateException("no vectors of this kind in " + directory);
    }
    return tests.stream();
  }

  /// All cases of a kind, or none where there are no vectors.
  public static List<JsonNode> all(String kind) {
    return root().map(root -> files(root.resolve("lstar").resolve(kind))).orElse(List.of()).stream()
        .flatMap(file -> read(file).valueStream())
        .toList();
  }

  /// One file, named by its path below the vectors. Without vectors the test is skipped.
  public static JsonNode file(String path) {
    return root()
        .map(root -> read(root.resolve(path)))
        .orElseGet(() -> {
          absent(path);
          throw new IllegalStateException("a test without vectors goes on");
        });
  }

  private static Optional<Path> root() {
    @Nullable String given = System.getProperty("lean.vectors", System.getenv("LEAN_VECTORS"));
    if (given != null) {
      return Optional.of(Path.of(given));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("../shared/vectors").normalize();
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static void absent(String kind) {
    String message =
        "SKIPPED: no reference vectors for %s; set -Dlean.vectors or LEAN_VECTORS to their directory"
            .formatted(kind);
    System.out.println(message);
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path file, Check check) throws Exception {
    for (JsonNode vector : read(file)) {
      check.accept(vector);
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
