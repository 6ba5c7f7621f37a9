package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.ssz.Sha256;

class OutputDirectoryTest {

  @TempDir Path directory;

  @Test
  void own_files_are_replaced_even_by_a_later_run() throws IOException {
    OutputDirectory.open(directory).write("a/b.txt", "one");
    OutputDirectory.open(directory).write("a/b.txt", "two");

    assertThat(directory.resolve("a/b.txt")).hasContent("two");
    assertThat(Files.readString(directory.resolve(OutputDirectory.LEDGER)))
        .isEqualTo(
            """
            7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  a/b.txt
            3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  a/b.txt
            """);
  }

  @Test
  void a_ledger_that_was_cut_off_still_tells_all_that_comes_after() throws IOException {
    OutputDirectory.open(directory).write("a.txt", "one");
    Files.writeString(
        directory.resolve(OutputDirectory.LEDGER), "3fc4ccfe7458", StandardOpenOption.APPEND);

    OutputDirectory.open(directory).write("b.txt", "one");
    OutputDirectory.open(directory).write("b.txt", "two");

    assertThat(directory.resolve("b.txt")).hasContent("two");
  }

  @Test
  void a_foreign_file_is_never_touched() throws IOException {
    Path foreign = Files.writeString(directory.resolve("config.yaml"), "mine");
    OutputDirectory out = OutputDirectory.open(directory);

    assertThatThrownBy(() -> out.write("config.yaml", "ours"))
        .isInstanceOf(GenesisException.class)
        .hasMessage(foreign + " is there already and not as this program wrote it");
    assertThat(foreign).hasContent("mine");
  }

  @Test
  void an_own_file_that_was_edited_is_foreign() throws IOException {
    OutputDirectory out = OutputDirectory.open(directory);
    out.write("config.yaml", "ours");
    Files.writeString(directory.resolve("config.yaml"), "edited");

    assertThatThrownBy(() -> out.write("config.yaml", "new")).isInstanceOf(GenesisException.class);
    assertThat(directory.resolve("config.yaml")).hasContent("edited");
  }

  @Test
  void nothing_but_whole_files_is_left() throws IOException {
    Path source = Files.writeString(directory.resolve("source"), "content");
    OutputDirectory out = OutputDirectory.open(directory.resolve("out"));
    out.link("linked", source, Sha256.of(Files.readAllBytes(source)));
    out.linkWithin("linked", "sub/again");

    assertThat(directory.resolve("out/linked")).hasContent("content");
    try (var files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> directory.relativize(f).toString()))
          .containsExactlyInAnyOrder("source", "out/linked", "out/sub/again", "out/.leannet-files");
    }
  }

  @Test
  void files_are_readable_by_clients_of_any_user() throws IOException {
    OutputDirectory.open(directory).write("a.key", "x");

    assertThat(Files.getPosixFilePermissions(directory.resolve("a.key")))
        .hasToString("[OWNER_READ, OWNER_WRITE, GROUP_READ, OTHERS_READ]");
  }

  @Test
  void a_directory_that_cannot_be_is_an_error_for_people() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> OutputDirectory.open(file))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("cannot use " + file)
        .extracting(e -> ((GenesisException) e).advice())
        .isEqualTo("check the free space and the permissions there");
  }
}
