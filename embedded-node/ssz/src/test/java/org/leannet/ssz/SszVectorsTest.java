package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The `ssz` vectors of types that are neither containers nor made of them.
class SszVectorsTest {

  private static final long FIELD_PRIME = (1L << 31) - (1 << 24) + 1;
  private static final Pattern PREFIX = Pattern.compile("^(Sample|Boundary|Smoke|Decode)");
  private static final Pattern NAME = Pattern.compile("(\\D+)(\\d+)");
  private static final Pattern SERIES =
      Pattern.compile("(Uint\\d+|Bytes\\d+|Boolean)(List|Vector)(\\d+)");

  @TestFactory
  Stream<DynamicTest> basic_types_are_as_the_reference_has_them() {
    return VectorFiles.tests("ssz", SszVectorsTest::isBasic, SszVectorsTest::check);
  }

  private static boolean isBasic(JsonNode vector) {
    String test = vector.at("/_info/testId").asText();
    return test.contains("test_basic_types")
        || test.contains("merkleization_boundaries")
        || codec(SszVector.typeName(vector)).isPresent();
  }

  private static void check(JsonNode vector) throws SszException {
    String typeName = SszVector.typeName(vector);
    Codec<?> codec =
        codec(typeName).orElseThrow(() -> new AssertionError("no codec for " + typeName));
    check(codec, vector);
  }

  private static <T> void check(Codec<T> codec, JsonNode vector) throws SszException {
    SszVector.check(codec, vector);
    if (!vector.has("rejectionReason")) {
      T value = codec.decode(Bytes.fromHex(vector.get("serialized").asText()).toArray());
      assertThat(plain(value)).isEqualTo(plain(vector.get("value")));
    }
  }

  private static Optional<Codec<?>> codec(String typeName) {
    String name = PREFIX.matcher(typeName).replaceFirst("");
    Matcher series = SERIES.matcher(name);
    if (series.matches()) {
      int size = Integer.parseInt(series.group(3));
      return codec(series.group(1))
          .map(e -> series.group(2).equals("List") ? Codecs.list(e, size) : Codecs.vector(e, size));
    }
    if (name.equals("Fp")) {
      return Optional.of(
          Codecs.refined(
              Codecs.UINT32,
              v -> v < FIELD_PRIME ? Optional.empty() : Optional.of(v + " is no field element")));
    }
    Matcher sized = NAME.matcher(name);
    return switch (name) {
      case "Boolean" -> Optional.of(Codecs.BOOLEAN);
      case "ByteList512KiB" -> Optional.of(Codecs.byteList(512 * 1024));
      case "AttestationSubnets" -> Optional.of(Codecs.bitvector(64));
      case "Uint8" -> Optional.of(Codecs.UINT8);
      case "Uint16" -> Optional.of(Codecs.UINT16);
      case "Uint32" -> Optional.of(Codecs.UINT32);
      case "Uint64" -> Optional.of(Codecs.UINT64);
      case "Bytes32" -> Optional.of(Root.SSZ);
      default ->
          sized.matches()
              ? sized(sized.group(1), Integer.parseInt(sized.group(2)))
              : Optional.empty();
    };
  }

  private static Optional<Codec<?>> sized(String kind, int size) {
    return switch (kind) {
      case "Bytes" -> Optional.of(Codecs.bytes(size));
      case "Bitlist" -> Optional.of(Codecs.bitlist(size));
      case "Bitvector" -> Optional.of(Codecs.bitvector(size));
      default -> Optional.empty();
    };
  }

  /// A decoded value as the vectors spell it.
  private static String plain(Object value) {
    return switch (value) {
      case Long number -> Long.toUnsignedString(number);
      case Bits bits ->
          IntStream.range(0, bits.length()).mapToObj(i -> plain(bits.get(i))).toList().toString();
      case List<?> items -> items.stream().map(SszVectorsTest::plain).toList().toString();
      case Boolean flag -> flag ? "1" : "0";
      default -> value.toString();
    };
  }

  private static String plain(JsonNode value) {
    if (value.has("data") && value.get("data").isArray()) {
      List<String> items = new ArrayList<>();
      value.get("data").forEach(item -> items.add(plain(item)));
      return items.toString();
    }
    if (value.has("data")) {
      return plain(value.get("data"));
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "1" : "0";
    }
    return value.asText().replaceAll("^Fp\\(value=(\\d+)\\)$", "$1");
  }
}
