package org.leannet.launcher.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.reader.ConfigReader;

class KeyTableTest {
  private static final String BARE = "participants: [{cl_type: ream, el_type: reth}]\n";

  static Stream<String> texts() {
    return KeyTable.sections().stream()
        .flatMap(section -> section.keys().stream().map(key -> text(section.name(), key)))
        .filter(text -> !text.equals(BARE));
  }

  private static String text(String section, Key key) {
    String pair = "%s: %s".formatted(key.name(), key.example());
    return switch (section) {
      case KeyTable.TOP -> key.name().equals("participants") ? pair : BARE + pair;
      case KeyTable.PARTICIPANT ->
          "participants: [{%s%s}]"
              .formatted(key.required() ? "" : "cl_type: ream, el_type: reth, ", pair)
              .replace("el_type: reth, el_type", "el_type");
      case KeyTable.DEFAULTS ->
          "participants: [{cl_type: ream}]\nparticipants_defaults: {el_type: reth, %s}"
              .formatted(pair)
              .replace("el_type: reth, el_type", "el_type")
              .replace(
                  "{cl_type: ream}]\nparticipants_defaults: {el_type: reth, cl_type",
                  "{el_type: reth}]\nparticipants_defaults: {cl_type");
      case String other -> BARE + "%s: {%s}".formatted(other, pair);
    };
  }

  @ParameterizedTest
  @MethodSource("texts")
  void the_example_of_every_key_is_read_and_makes_a_difference(String text) throws Exception {
    Draft draft = ConfigReader.parse("test.yaml", text);
    assertThat(draft.problems()).isEmpty();
    assertThat(draft.config()).isNotEqualTo(ConfigReader.parse("test.yaml", BARE).config());
  }

  @Test
  void no_key_stands_twice_in_a_section_and_none_is_also_a_foreign_name() {
    for (Section section : KeyTable.sections()) {
      assertThat(section.names()).doesNotHaveDuplicates();
      List<String> foreign =
          section.keys().stream().flatMap(key -> key.elsewhere().stream()).toList();
      assertThat(foreign).doesNotHaveDuplicates().doesNotContainAnyElementsOf(section.names());
    }
  }

  @Test
  void the_reference_has_a_row_for_every_key() {
    String markdown = KeyReference.markdown();
    assertThat(markdown)
        .startsWith(
            "### Top of the file\n\nThe file as a whole.\n\n| key | value | without it | meaning |\n|---|---|---|---|\n| `participants` | ");
    for (Section section : KeyTable.sections()) {
      assertThat(section.names())
          .allSatisfy(name -> assertThat(markdown).contains("| `%s` | ".formatted(name)));
    }
    assertThat(markdown.lines().filter(line -> line.startsWith("|")))
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(5));
  }

  @Test
  void the_json_schema_has_every_key_and_resolves_its_references() throws Exception {
    JsonNode schema = new JsonMapper().readTree(KeySchema.json());
    assertThat(schema.at("/required/0").asText()).isEqualTo("participants");
    assertThat(schema.at("/properties/participants/items/$ref").asText())
        .isEqualTo("#/$defs/participants");
    for (Section section : KeyTable.sections()) {
      JsonNode keys =
          section.name().isEmpty()
              ? schema
              : schema.at("/$defs/" + section.name().replace("[]", ""));
      assertThat(section.names())
          .allSatisfy(
              name -> assertThat(keys.at("/properties/" + name).isObject()).as(name).isTrue());
    }
  }
}
