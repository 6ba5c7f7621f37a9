package org.leannet.launcher.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/// The JSON form of a plan, kept as `plan.json`: sorted keys, two spaces, LF, so that equal plans
/// are equal bytes. Reading is strict: an unknown, missing, repeated or mistyped key is refused.
public final class PlanJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writer(printer());

  private PlanJson() {}

  public static String write(NetworkPlan plan) {
    try {
      return WRITER.writeValueAsString(plan) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a plan that has no JSON form: " + plan, impossible);
    }
  }

  public static NetworkPlan read(String json) throws PlanFormatException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      int version = tree.path("schemaVersion").asInt(0);
      if (version != NetworkPlan.SCHEMA_VERSION) {
        throw new PlanFormatException(
            "this plan has schema version %d, this program reads %d"
                .formatted(version, NetworkPlan.SCHEMA_VERSION));
      }
      return MAPPER.treeToValue(tree, NetworkPlan.class);
    } catch (JsonEOFException torn) {
      throw new PlanFormatException("not a plan: it has no end", torn);
    } catch (JsonProcessingException wrong) {
      throw new PlanFormatException("not a plan: " + wrong.getOriginalMessage(), wrong);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
