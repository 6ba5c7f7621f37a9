package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real launch script in a checkout of its own. Only Maven is a stand-in: it counts its runs
/// and makes a jar that prints its words.
class LaunchScriptTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      set -eu
      here=$(cd "$(dirname "$0")" && pwd)
      echo run >>"$here/builds"
      if [ -f "$here/broken" ]; then echo "[ERROR] there is no such symbol"; exit 1; fi
      sleep 0.3
      mkdir -p "$here/launcher/target" "$here/embedded-node/node/target"
      work=$(mktemp -d)
      echo 'public class Words { public static void main(String[] w) {
        System.out.println(System.getProperty("leannet.home") + " " + String.join("|", w)); } }' \
        >"$work/Words.java"
      "$JAVA_HOME/bin/javac" -d "$work" "$work/Words.java"
      "$JAVA_HOME/bin/jar" --create --file "$here/launcher/target/leannet-launcher.jar" \
        --main-class Words -C "$work" Words.class
      : >"$here/embedded-node/node/target/leannet-node.jar"
      rm -r "$work"
      """;

  @TempDir private Path folder;
  private Path checkout;

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void check_out() throws Exception {
    checkout = Files.createDirectories(folder.toRealPath().resolve("check out"));
    for (var source : List.of("launcher/src/main", "embedded-node/node/src/main", ".mvn")) {
      Files.createDirectories(checkout.resolve(source));
    }
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    var installation = LeannetProcess.installation();
    Files.copy(installation.resolve(".mvn/jdk.sh"), checkout.resolve(".mvn/jdk.sh"));
    Files.copy(installation.resolve("leannet"), checkout.resolve("leannet"));
    Files.writeString(checkout.resolve("mvnw"), MAVEN);
    for (var program : List.of("leannet", "mvnw")) {
      Files.setPosixFilePermissions(
          checkout.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private Result run(Path script, Path directory, String... words)
      throws IOException, InterruptedException {
    return finish(start(script, directory, words));
  }

  private Process start(Path script, Path directory, String... words) throws IOException {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private static Result finish(Process process) throws IOException, InterruptedException {
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private int builds() throws IOException {
    var file = checkout.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  /// A source that is newer than everything built.
  private void edit(String source) throws IOException {
    var file = Files.writeString(checkout.resolve(source), "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
  }

  @Test
  void the_first_run_builds_and_says_so_in_one_line() throws Exception {
    var result = run(checkout.resolve("leannet"), checkout, "enclave", "two words");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(checkout + " enclave|two words\n");
    assertThat(result.err())
        .matches(
            "leannet: building \\(the first build also fetches libraries\\) \\.\\.\\. \\d+s\n");
  }

  @Test
  void what_is_built_is_not_built_again_from_any_directory_and_through_links() throws Exception {
    run(checkout.resolve("leannet"), checkout, "version");
    var link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("leannet"));
    var second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));

    for (var script : List.of(checkout.resolve("leannet"), link, second)) {
      var result = run(script, Path.of("/"), "version");
      assertThat(result.out()).isEqualTo(checkout + " version\n");
      assertThat(result.err()).isEmpty();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void an_edited_or_deleted_source_and_a_missing_jar_are_built_again() throws Exception {
    run(checkout.resolve("leannet"), checkout, "version");

    edit("embedded-node/node/src/main/Node.java");
    assertThat(run(checkout.resolve("leannet"), checkout, "version").exitCode()).isZero();
    assertThat(builds()).isEqualTo(2);

    Files.delete(checkout.resolve("launcher/target/leannet-launcher.jar"));
    run(checkout.resolve("leannet"), checkout, "version");
    assertThat(builds()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void two_at_once_build_once() throws Exception {
    var first = start(checkout.resolve("leannet"), checkout, "first");
    var second = start(checkout.resolve("leannet"), checkout, "second");

    assertThat(finish(first).out()).isEqualTo(checkout + " first\n");
    assertThat(finish(second).out()).isEqualTo(checkout + " second\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_build_that_fails_shows_its_last_lines_and_is_tried_again() throws Exception {
    Files.createFile(checkout.resolve("broken"));
    var failed = run(checkout.resolve("leannet"), checkout, "version");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains(" failed\nleannet: the build failed; the last lines of ")
        .endsWith("[ERROR] there is no such symbol\n");

    Files.delete(checkout.resolve("broken"));
    assertThat(run(checkout.resolve("leannet"), checkout, "version").exitCode()).isZero();
    assertThat(builds()).isEqualTo(2);
  }
}
