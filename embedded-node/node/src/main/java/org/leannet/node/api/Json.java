package org.leannet.node.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.leannet.ssz.Root;

/// JSON as Lean clients write it: snake-case names, roots as `0x` digits, 64-bit numbers unsigned.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule()
                  .addSerializer(Root.class, new RootText())
                  .addSerializer(Long.class, new Unsigned())
                  .addSerializer(Long.TYPE, new Unsigned()))
          .build();

  private Json() {}

  static String write(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + body.getClass(), e);
    }
  }

  /// Reads one JSON value with nothing behind it.
  static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(
          MAPPER
              .reader()
              .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static final class RootText extends JsonSerializer<Root> {
    @Override
    public void serialize(Root root, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(root.hex());
    }
  }

  private static final class Unsigned extends JsonSerializer<Long> {
    @Override
    public void serialize(Long value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value < 0) {
        out.writeNumber(new BigInteger(Long.toUnsignedString(value)));
      } else {
        out.writeNumber(value.longValue());
      }
    }
  }
}
