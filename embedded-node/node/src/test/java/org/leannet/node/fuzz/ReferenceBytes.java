package org.leannet.node.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.leannet.ssz.VectorFiles;

/// Encoded values from the reference vectors, as far as these are on this machine: good food, but
/// no fuzzing depends on them.
final class ReferenceBytes {
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
    return VectorFiles.all(kind).stream().filter(wanted).toList();
  }
}
