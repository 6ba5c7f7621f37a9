package org.leannet.xmss;

import static org.junit.jupiter.api.Assertions.fail;

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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/// The reference vectors on disk. Where there are none, tests are skipped and say so; in CI that is
/// a failure.
public final class ReferenceVectors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReferenceVectors() {}

  /// One test for each vector file below `directory`, run on each case in it.
  public static Stream<DynamicTest> files(String directory, Consumer<JsonNode> test) {
    Path root = root().resolve(directory);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      found.filter(path -> path.toString().endsWith(".json")).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                root.relativize(file).toString(), () -> read(file).forEach(test)));
  }

  /// One test for each element of a JSON array.
  public static Stream<DynamicTest> cases(String name, JsonNode array, Consumer<JsonNode> test) {
    List<JsonNode> cases = StreamSupport.stream(array.spliterator(), false).toList();
    return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
        .map(i -> DynamicTest.dynamicTest(name + " " + i, () -> test.accept(cases.get(i))));
  }

  public static JsonNode read(String file) {
    return read(root().resolve(file));
  }

  public static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Optional<Path> root =
        Optional.ofNullable(System.getProperty("lean.vectors"))
            .or(() -> Optional.ofNullable(System.getenv("LEAN_VECTORS")))
            .map(Path::of)
            .or(ReferenceVectors::besideTheRepository)
            .filter(Files::isDirectory);
    if (root.isEmpty()) {
      String message =
          "SKIPPED: no reference vectors; set -Dlean.vectors or LEAN_VECTORS to their directory";
      System.err.println(message);
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      Assumptions.abort(message);
    }
    return root.orElseThrow();
  }

  private static Optional<Path> besideTheRepository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(directory -> directory != null)
        .map(directory -> directory.resolveSibling("shared").resolve("vectors"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
