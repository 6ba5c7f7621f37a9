package org.leannet.node.testdriver;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// A place in a test vector: its JSON, and how it is reached.
record FixtureNode(JsonNode json, String path) {
  private static final int UINT_BITS = 64;

  /// Reads a value at a place.
  interface Reader<T> {
    T read(FixtureNode node) throws FixtureException;
  }

  /// A field by the first of these names that it has; later names are those of older formats.
  FixtureNode get(String... names) throws FixtureException {
    if (!json.isObject()) {
      throw wrong("an object");
    }
    for (String name : names) {
      if (json.hasNonNull(name)) {
        return new FixtureNode(json.get(name), path.isEmpty() ? name : path + "." + name);
      }
    }
    throw new FixtureException(
        "%s has no '%s'".formatted(path.isEmpty() ? "the request" : path, names[0]));
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /// A field that may be missing.
  <T> Optional<T> find(String name, Reader<T> reader) throws FixtureException {
    return has(name) ? Optional.of(reader.read(get(name))) : Optional.empty();
  }

  String text() throws FixtureException {
    if (!json.isTextual()) {
      throw wrong("a text");
    }
    return json.textValue();
  }

  boolean flag() throws FixtureException {
    if (!json.isBoolean()) {
      throw wrong("true or false");
    }
    return json.booleanValue();
  }

  /// A number of 64 bits without a sign, as a number or in digits.
  long uint() throws FixtureException {
    Optional<BigInteger> number = Optional.empty();
    if (json.isIntegralNumber()) {
      number = Optional.of(json.bigIntegerValue());
    } else if (json.isTextual() && json.textValue().matches("[0-9]{1,20}")) {
      number = Optional.of(new BigInteger(json.textValue()));
    }
    return number
        .filter(value -> value.signum() >= 0 && value.bitLength() <= UINT_BITS)
        .orElseThrow(() -> wrong("a number from 0 to 2^64-1"))
        .longValue();
  }

  Root root() throws FixtureException {
    Bytes bytes = bytes();
    if (bytes.size() != Root.LENGTH) {
      throw wrong("32 bytes in hex");
    }
    return Root.of(bytes.toArray());
  }

  /// Hex digits, bare or under `data`.
  Bytes bytes() throws FixtureException {
    JsonNode digits = json.isObject() ? json.path("data") : json;
    if (!digits.isTextual()) {
      throw wrong("bytes in hex");
    }
    try {
      return Bytes.fromHex(digits.textValue());
    } catch (IllegalArgumentException e) {
      throw wrong("bytes in hex");
    }
  }

  Bits bits() throws FixtureException {
    List<FixtureNode> elements = elements();
    boolean[] bits = new boolean[elements.size()];
    for (int i = 0; i < bits.length; i++) {
      FixtureNode element = elements.get(i);
      bits[i] = element.json.isBoolean() ? element.json.booleanValue() : element.bit();
    }
    return Bits.of(bits);
  }

  private boolean bit() throws FixtureException {
    long value = uint();
    if (value != 0 && value != 1) {
      throw wrong("a bit");
    }
    return value == 1;
  }

  <T> List<T> list(Reader<T> reader) throws FixtureException {
    List<T> values = new ArrayList<>();
    for (FixtureNode element : elements()) {
      values.add(reader.read(element));
    }
    return values;
  }

  /// The elements of a list, bare or under `data`.
  private List<FixtureNode> elements() throws FixtureException {
    JsonNode list = json.isObject() ? json.path("data") : json;
    if (!list.isArray()) {
      throw wrong("a list");
    }
    List<FixtureNode> elements = new ArrayList<>();
    for (JsonNode element : list) {
      elements.add(new FixtureNode(element, "%s[%d]".formatted(path, elements.size())));
    }
    return elements;
  }

  private FixtureException wrong(String expected) {
    String found =
        json.isContainerNode()
            ? json.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
            : json.toString();
    String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
    return new FixtureException(
        "%s is %s, expected %s".formatted(path.isEmpty() ? "the request" : path, shown, expected));
  }
}
