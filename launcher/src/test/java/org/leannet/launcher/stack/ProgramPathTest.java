package org.leannet.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {
  @TempDir private Path folder;

  @BeforeEach
  void make() throws Exception {
    var program = Files.writeString(folder.resolve("node"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var text = Files.writeString(folder.resolve("text"), "no program");
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void a_program_is_told_from_what_is_none() {
    var path = new ProgramPath(List.of());

    assertThat(path.fault(folder.resolve("node").toString())).isEmpty();
    assertThat(path.fault(folder.resolve("text").toString()))
        .contains(folder.resolve("text") + " is no program");
    assertThat(path.fault(folder.toString())).contains(folder + " is no program");
    assertThat(path.fault("./gone/node"))
        .contains("there is no file " + Path.of("gone/node").toAbsolutePath());
  }

  @Test
  void the_name_of_a_command_is_looked_for_on_the_path() {
    var path = new ProgramPath(List.of(Path.of("/nowhere"), folder));

    assertThat(path.fault("node")).isEmpty();
    assertThat(path.fault("text")).contains("there is no 'text' on the PATH");
    assertThat(path.fault("gone")).contains("there is no 'gone' on the PATH");
  }
}
