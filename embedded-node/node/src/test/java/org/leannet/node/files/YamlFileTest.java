package org.leannet.node.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  @TempDir Path directory;

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("file.yaml"), content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "# only a comment\n"})
  void a_file_without_content_is_an_empty_map(String content) throws Exception {
    assertThat(YamlFile.read(file(content)).map()).isEmpty();
    assertThat(BootNodes.read(file(content))).isEmpty();
  }

  @Test
  void scalars_stay_the_text_they_are() throws Exception {
    assertThat(YamlFile.read(file("a: 0x00\nb: null\n")).root())
        .isEqualTo(Map.of("a", "0x00", "b", "null"));
  }

  @Test
  void what_is_no_yaml_is_refused_with_its_place() throws Exception {
    Path file = file("a: [1\nb: 2\n");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> YamlFile.read(file))
        .withMessageContaining("file.yaml:2:");
  }
}
