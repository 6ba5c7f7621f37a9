package org.leannet.clients.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTextTest {
  @Test
  void numbers_and_lists_are_plain() throws Exception {
    TemplateText text = new TemplateText("x.yaml", 1, "${n} ${many?join(\",\")} ${yes?c}");
    assertThat(text.fill(Map.of("n", 3_151_908L, "many", List.of(1, 2), "yes", true)))
        .isEqualTo("3151908 1,2 true");
  }

  @Test
  void a_wrong_template_is_named_by_its_line_in_the_file() {
    failing("one\n${two", "x.yaml:11: Unexpected end of file reached.");
    failing("one\n\n${two.three}", "x.yaml:12: there is no 'two' here");
    failing("one\n${[]}", "x.yaml:11: Found list literal: [].");
  }

  @Test
  void a_mistake_in_a_macro_tells_the_macros_place() {
    failing(
        "<@committee_flag/>", "x.yaml:10: there is no 'committees' here (in common.ftl, line 3)");
  }

  @Test
  void a_template_reaches_no_file_and_no_class() {
    failing("<#include \"/etc/passwd\">", "x.yaml:10: Template inclusion failed");
    failing(
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
        "x.yaml:10: Instantiating freemarker.template.utility.Execute is not allowed");
  }

  private static void failing(String text, String message) {
    assertThatThrownBy(() -> new TemplateText("x.yaml", 10, text).fill(Map.of()))
        .isInstanceOf(TemplateFailure.class)
        .hasMessageContaining(message);
  }
}
