package org.leannet.node.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Encoded values from the reference vectors, as far as these are on this machine: good food, but
/// no fuzzing depends on them.
final class ReferenceBytes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReferenceBytes() {}

  /// The encodings of an SSZ type, the wrong ones included.
  static List<byte[]> ssz(String type) {
    return collect("ssz", vector -> vector.path("typeName").asText().equals(type)).stream()
        .flatMap(vector -> Stream.of(vector.path("serialized"), vector.path("rawBytes")))
        .flatMap(node -> hex(node).stream())
        .toList();
  }

  /// What is under one field of the output of a networking codec, and what its decoder must refuse.
  static List<byte[]> wire(String kind, String outputField) {
    Predicate<JsonNode> mine =
        vector ->
            vector.path("codec").path("kind").asText().equals(kind)
                || vector.path("codec").path("decoder").asText().equals(kind);
    return collect("networking_codec", mine).stream()
        .flatMap(vector ->
            Stream.of(
                vector.path("output").path(outputField), vector.path("codec").path("rawBytes")))
        .flatMap(node -> hex(node).stream())
        .toList();
  }

  /// Texts of a networking codec.
  static List<byte[]> texts(String kind, String part, String field) {
    return collect(
            "networking_codec", vector -> vector.path("codec").path("kind").asText().equals(kind))
        .stream()
        .map(vector -> vector.path(part).path(field).asText())
        .filter(text -> !text.isEmpty())
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static Optional<byte[]> hex(JsonNode node) {
    String text = node.asText();
    return text.startsWith("0x")
        ? Optional.of(HexFormat.of().parseHex(text.substring(2)))
        : Optional.empty();
  }

  private static List<JsonNode> collect(String kind, Predicate<JsonNode> wanted) {
    Optional<Path> root = root();
    if (root.isEmpty()) {
      return List.of();
    }
    List<JsonNode> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.get().resolve("lstar").resolve(kind))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        for (JsonNode vector : JSON.readTree(file.toFile())) {
          if (wanted.test(vector)) {
            found.add(vector);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Optional<Path> root() {
    @Nullable String given = System.getProperty("lean.vectors", System.getenv("LEAN_VECTORS"));
    if (given != null) {
      return Optional.of(Path.of(given)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("../shared/vectors").normalize();
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
