package org.leannet.launcher.runtime.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.docker.daemon.DockerConfig;

class CredentialsTest {
  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Credentials credentials(String config) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    return new Credentials(DockerConfig.read(folder));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A helper is a program on the path; a path to one works as well.
  private String helper(String name, String script) throws IOException {
    var program = folder.resolve("docker-credential-" + name);
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program.toString();
  }

  @Test
  void a_login_that_is_written_down_is_used() throws Exception {
    var credentials =
        credentials(
            """
            {"auths": {
              "ghcr.io": {"auth": "%s"},
              "https://lab:5000/": {"auth": "%s"},
              "https://index.docker.io/v1/": {"auth": "%s"},
              "token.io": {"identitytoken": "t0k3n"}
            }}
            """
                .formatted(base64("me:pass:word"), base64("you:x"), base64("hub:y")));

    var ghcr = credentials.of("ghcr.io", warnings::add).orElseThrow();
    assertThat(ghcr.getUsername()).isEqualTo("me");
    assertThat(ghcr.getPassword()).isEqualTo("pass:word");
    assertThat(ghcr.getRegistryAddress()).isEqualTo("ghcr.io");
    assertThat(credentials.of("lab:5000", warnings::add).orElseThrow().getUsername())
        .isEqualTo("you");
    assertThat(credentials.of("docker.io", warnings::add).orElseThrow().getUsername())
        .isEqualTo("hub");
    assertThat(credentials.of("token.io", warnings::add).orElseThrow().getIdentitytoken())
        .isEqualTo("t0k3n");
    assertThat(credentials.of("quay.io", warnings::add)).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_helper_is_asked_for_the_registry() throws Exception {
    var program =
        helper(
            "test",
            """
            read server
            [ "$1" = get ] || exit 2
            case "$server" in
              ghcr.io) printf '{"ServerURL":"ghcr.io","Username":"me","Secret":"s3cret"}';;
              token.io) printf '{"Username":"<token>","Secret":"t0k3n"}';;
              *) echo "credentials not found in native keychain"; exit 1;;
            esac
            """);

    var found = new CredentialProgram(program).ask("ghcr.io").orElseThrow();
    assertThat(found).hasToString("Answer[redacted]");
    assertThat(found.user()).isEqualTo("me");
    assertThat(found.secret()).isEqualTo("s3cret");
    assertThat(new CredentialProgram(program).ask("token.io").orElseThrow().user())
        .isEqualTo("<token>");
    assertThat(new CredentialProgram(program).ask("quay.io")).isEmpty();
  }

  @Test
  void a_helper_that_is_not_there_does_not_keep_public_images_away() throws Exception {
    var credentials = credentials("{\"credsStore\": \"leannet-nowhere\"}");

    assertThat(credentials.of("ghcr.io", warnings::add)).isEmpty();
    assertThat(warnings)
        .singleElement()
        .satisfies(warning ->
            assertThat(warning)
                .startsWith("no credentials for ghcr.io: ")
                .contains("docker-credential-leannet-nowhere")
                .endsWith("; pulling without"));
  }

  @Test
  void an_answer_that_is_no_json_is_not_repeated() throws Exception {
    var program = helper("odd", "cat >/dev/null; echo s3cret");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new CredentialProgram(program).ask("ghcr.io"))
        .hasMessage(program + " did not answer with JSON");
  }

  @Test
  void an_entry_that_is_no_base64_is_no_login() throws Exception {
    assertThat(
            credentials("{\"auths\": {\"ghcr.io\": {\"auth\": \"%%\"}}}")
                .of("ghcr.io", warnings::add))
        .isEmpty();
  }
}
