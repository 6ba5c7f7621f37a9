package org.leannet.node.testdriver;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.leannet.ssz.Root;

/// JSON as test vectors write it: names in camel case, roots as `0x` digits, numbers unsigned.
final class DriverJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .addModule(
              new SimpleModule()
                  .addSerializer(Root.class, new RootText())
                  .addSerializer(Optional.class, new Maybe())
                  .addSerializer(Long.class, new Unsigned())
                  .addSerializer(Long.TYPE, new Unsigned()))
          .build();

  private DriverJson() {}

  /// Reads a request.
  static FixtureNode read(String text) throws FixtureException {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (!json.isObject()) {
        throw new FixtureException("the request is no JSON object");
      }
      return new FixtureNode(json, "");
    } catch (JsonProcessingException e) {
      throw new FixtureException("the request is no JSON: " + e.getOriginalMessage());
    }
  }

  static String write(DriverReply reply) {
    try {
      return MAPPER.writeValueAsString(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + reply.getClass(), e);
    }
  }

  private static final class RootText extends JsonSerializer<Root> {
    @Override
    public void serialize(Root root, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(root.hex());
    }
  }

  @SuppressWarnings("rawtypes") // the serializer of a type is asked for by its raw class
  private static final class Maybe extends JsonSerializer<Optional> {
    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) {
        provider.defaultSerializeValue(value.get(), out);
      } else {
        out.writeNull();
      }
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
