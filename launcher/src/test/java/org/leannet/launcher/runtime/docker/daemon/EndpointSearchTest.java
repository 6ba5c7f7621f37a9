package org.leannet.launcher.runtime.docker.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

class EndpointSearchTest {
  /// SHA-256 of `lab`, computed with sha256sum.
  private static final String LAB =
      "a51146d38077ff992eba84cf1d5e9b249073503eb74868699016153b031a38f7";

  @TempDir private Path home;

  private DockerEndpoint find(Map<String, String> environment) {
    return new EndpointSearch(environment, home).find();
  }

  private void writeContext(String host) throws IOException {
    var folder = Files.createDirectories(home.resolve(".docker/contexts/meta/" + LAB));
    Files.writeString(
        folder.resolve("meta.json"),
        """
        {"Name":"lab","Metadata":{},"Endpoints":{"docker":{"Host":"%s","SkipTLSVerify":false}}}
        """
            .formatted(host));
  }

  private Path writeCertificates(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
      Files.writeString(folder.resolve(name), "");
    }
    return folder;
  }

  private static void assertUnreachable(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable search, String problem) {
    assertThatThrownBy(search)
        .isInstanceOfSatisfying(
            LaunchFailure.class,
            f -> assertThat(f.exitCode()).isEqualTo(ExitCode.DOCKER_UNREACHABLE))
        .hasMessage(problem);
  }

  @Test
  void docker_host_comes_before_everything_else() throws Exception {
    writeContext("tcp://lab:2375");

    var found = find(Map.of("DOCKER_HOST", "unix:///run/other.sock", "DOCKER_CONTEXT", "lab"));

    assertThat(found)
        .isEqualTo(
            new DockerEndpoint(
                URI.create("unix:///run/other.sock"), Optional.empty(), "DOCKER_HOST"));
    assertThat(found.isLocal()).isTrue();
  }

  @Test
  void a_tcp_host_without_a_port_has_the_usual_one() throws Exception {
    assertThat(find(Map.of("DOCKER_HOST", "tcp://lab")).host()).hasToString("tcp://lab:2375");
    assertThat(find(Map.of("DOCKER_HOST", "tcp://lab:7000")).host()).hasToString("tcp://lab:7000");

    var certificates = writeCertificates(home.resolve("certs"));
    var secure =
        find(
            Map.of(
                "DOCKER_HOST",
                "tcp://lab",
                "DOCKER_TLS_VERIFY",
                "1",
                "DOCKER_CERT_PATH",
                certificates.toString()));
    assertThat(secure.host()).hasToString("tcp://lab:2376");
    assertThat(secure.certificates()).contains(certificates);
    assertThat(secure.isLocal()).isFalse();
  }

  @Test
  void tls_without_a_folder_takes_the_certificates_of_the_docker_client() throws Exception {
    var certificates = writeCertificates(home.resolve(".docker"));

    assertThat(
            find(Map.of("DOCKER_HOST", "tcp://lab:2376", "DOCKER_TLS_VERIFY", "1")).certificates())
        .contains(certificates);
  }

  @Test
  void certificates_that_are_not_there_are_named() throws Exception {
    var folder = writeCertificates(home.resolve("certs"));
    Files.delete(folder.resolve("key.pem"));

    assertUnreachable(
        () -> find(Map.of("DOCKER_HOST", "tcp://lab", "DOCKER_CERT_PATH", folder.toString())),
        "TLS for the Docker daemon of DOCKER_HOST: key.pem is missing in " + folder);
  }

  @Test
  void the_context_of_the_settings_is_used() throws Exception {
    writeContext("tcp://lab:2376");
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"lab\"}");
    var certificates = writeCertificates(home.resolve(".docker/contexts/tls/" + LAB + "/docker"));

    assertThat(find(Map.of()))
        .isEqualTo(
            new DockerEndpoint(
                URI.create("tcp://lab:2376"), Optional.of(certificates), "context 'lab'"));
  }

  @Test
  void docker_context_comes_before_the_settings() throws Exception {
    writeContext("tcp://lab:2375");
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"gone\"}");

    assertThat(find(Map.of("DOCKER_CONTEXT", "lab")).host()).hasToString("tcp://lab:2375");
    assertThat(find(Map.of("DOCKER_CONTEXT", "default")).origin()).isEqualTo("the usual socket");
  }

  @Test
  void the_settings_may_lie_elsewhere() throws Exception {
    writeContext("unix:///run/lab.sock");
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"lab\"}");
    var elsewhere = home.resolve("elsewhere");
    Files.move(home.resolve(".docker"), elsewhere);

    assertThat(find(Map.of("DOCKER_CONFIG", elsewhere.toString())).host())
        .hasToString("unix:///run/lab.sock");
  }

  @Test
  void a_context_that_does_not_exist_is_named() {
    assertUnreachable(
        () -> find(Map.of("DOCKER_CONTEXT", "lab")),
        "there is no Docker context 'lab': %s cannot be read"
            .formatted(home.resolve(".docker/contexts/meta/" + LAB + "/meta.json")));
  }

  @Test
  void without_anything_said_it_is_the_usual_socket() {
    assertThat(find(Map.of()).host().getScheme()).isEqualTo("unix");
    assertThat(find(Map.of("DOCKER_HOST", " ")).origin()).isEqualTo("the usual socket");
  }

  @Test
  void ssh_is_refused_with_another_way() {
    assertThatThrownBy(() -> find(Map.of("DOCKER_HOST", "ssh://me@lab")))
        .hasMessage("DOCKER_HOST names ssh://me@lab, and leannet does not go through ssh")
        .isInstanceOfSatisfying(
            LaunchFailure.class,
            f ->
                assertThat(f.advice())
                    .contains("ssh -N -L /tmp/docker.sock:/var/run/docker.sock lab"));
  }

  @Test
  void what_is_no_address_is_refused() {
    for (var text : new String[] {"localhost", "tcp://", "://", "ftp://x", "a b"}) {
      assertThatThrownBy(() -> find(Map.of("DOCKER_HOST", text)))
          .isInstanceOf(LaunchFailure.class)
          .hasMessageContaining("no address of a Docker daemon");
    }
  }

  @Test
  void settings_that_are_no_json_are_named() throws Exception {
    Files.createDirectories(home.resolve(".docker"));
    Files.writeString(home.resolve(".docker/config.json"), "{");

    assertThatThrownBy(() -> find(Map.of()))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageStartingWith(
            "the Docker client's settings in %s cannot be read: "
                .formatted(home.resolve(".docker/config.json")));
  }
}
