package org.leannet.node.vectors;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/// Finds the reference vectors: system property `lean.vectors`, environment `LEAN_VECTORS`, else
/// `shared/vectors` beside the repository.
final class VectorFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private VectorFiles() {}

  /// Looks at one vector, and fails if this code disagrees with it.
  interface Check {
    void on(JsonNode vector) throws Exception;
  }

  /// One test for each file of a kind.
  static Stream<DynamicTest> tests(String kind, Check check) {
    Optional<Path> root = root();
    if (root.isEmpty()) {
      return Stream.of(DynamicTest.dynamicTest("no vectors", () -> absent(kind)));
    }
    List<Path> files = files(root.get().resolve("lstar").resolve(kind));
    return files.stream().map(file -> DynamicTest.dynamicTest(name(file), () -> run(file, check)));
  }

  /// All vectors of a kind, or none where there are no vectors.
  static List<JsonNode> all(String kind) throws IOException {
    List<JsonNode> vectors = new ArrayList<>();
    Optional<Path> root = root();
    if (root.isPresent()) {
      for (Path file : files(root.get().resolve("lstar").resolve(kind))) {
        JSON.readTree(file.toFile()).forEach(vectors::add);
      }
    }
    return vectors;
  }

  private static void run(Path file, Check check) throws Exception {
    for (JsonNode vector : JSON.readTree(file.toFile())) {
      check.on(vector);
    }
  }

  private static void absent(String kind) {
    String message = "SKIPPED: no reference vectors for %s (set LEAN_VECTORS)".formatted(kind);
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    System.out.println(message);
    Assumptions.abort(message);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(p -> p.toString().endsWith(".json")).sorted().toList();
      if (files.isEmpty()) {
        throw new IllegalStateException("no vectors in " + folder);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> root() {
    Optional<String> named =
        Optional.ofNullable(System.getProperty("lean.vectors"))
            .or(() -> Optional.ofNullable(System.getenv("LEAN_VECTORS")));
    if (named.isPresent()) {
      return named.map(Path::of);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve("vectors"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
