package org.leannet.launcher.config.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The key table as a JSON schema (draft 2020-12), for editors.
public final class KeySchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private KeySchema() {}

  public static String json() {
    ObjectNode schema = section(KeyTable.section(KeyTable.TOP));
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Leannet args file");
    ObjectNode sections = schema.putObject("$defs");
    for (Section section : KeyTable.sections()) {
      if (!section.name().isEmpty()) {
        sections.set(definition(section.name()), section(section));
      }
    }
    return schema.toPrettyString() + "\n";
  }

  private static ObjectNode section(Section section) {
    ObjectNode schema = JSON.objectNode();
    schema.put("type", "object");
    schema.put("description", section.meaning());
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Key key : section.keys()) {
      properties.set(key.name(), type(key.type()).put("description", key.meaning()));
    }
    // A participant may take a required key from the defaults.
    if (section.name().equals(KeyTable.TOP)) {
      ArrayNode required = schema.putArray("required");
      section.keys().stream().filter(Key::required).forEach(key -> required.add(key.name()));
    }
    return schema;
  }

  private static ObjectNode type(KeyType type) {
    ObjectNode schema = JSON.objectNode();
    return switch (type) {
      case KeyType.Text(TextForm form) -> text(form);
      case KeyType.Whole(long least, long most, var _) ->
          schema.put("type", "integer").put("minimum", least).put("maximum", most);
      case KeyType.Truth _ -> schema.put("type", "boolean");
      case KeyType.Choice choice -> {
        choice.words().forEach(schema.putArray("enum")::add);
        yield schema;
      }
      case KeyType.ListOf(KeyType item) -> {
        schema.put("type", "array").set("items", type(item));
        yield schema;
      }
      case KeyType.TextMap map -> {
        if (map.value() == TextForm.BALANCE) {
          // Also as ethereum-package's files have them: in one text, and each with keys of its own.
          schema.putArray("type").add("object").add("string");
          schema.set("additionalProperties", JSON.booleanNode(true));
        } else {
          schema.put("type", "object").set("additionalProperties", scalar());
        }
        schema.set("propertyNames", text(map.name()));
        yield schema;
      }
      case KeyType.Keys(String section) -> schema.put("$ref", "#/$defs/" + definition(section));
    };
  }

  /// Patterns stay out where YAML would make a number of the text, or where only this program can
  /// tell.
  private static ObjectNode text(TextForm form) {
    return switch (form) {
      case ANY, SEED, SUBNET, FILE, VOLUME, BALANCE, NODE_KEY -> scalar();
      case NAME, NODE_NAME, IMAGE, URL, VARIABLE, LABEL, ADDRESS ->
          JSON.objectNode().put("type", "string").put("pattern", "^(" + form.pattern() + ")$");
    };
  }

  private static ObjectNode scalar() {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("type").add("string").add("number").add("boolean");
    return schema;
  }

  private static String definition(String section) {
    return section.replace("[]", "");
  }
}
