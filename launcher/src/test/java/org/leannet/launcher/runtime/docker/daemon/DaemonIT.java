package org.leannet.launcher.runtime.docker.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Network;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.TestDaemon;

/// Every way to a daemon, with the real one at its end.
class DaemonIT {
  @TempDir private Path folder;

  private static Path socket() throws Exception {
    TestDaemon.open().close();
    var host = TestDaemon.endpoint().host();
    Assumptions.assumeTrue(host.getScheme().equals("unix"), "the daemon has no socket here");
    return Path.of(host.getPath());
  }

  private static Daemon open(Map<String, String> environment, Path home) throws Exception {
    return Daemon.open(new EndpointSearch(environment, home).find());
  }

  private static List<Network> networks(Daemon daemon) throws Exception {
    return daemon.call("list networks", docker -> docker.listNetworksCmd().exec());
  }

  private static SocketProxy secured(TestCertificates certificates) throws Exception {
    var server =
        (SSLServerSocket) certificates.server().getServerSocketFactory().createServerSocket(0);
    server.setNeedClientAuth(true);
    return new SocketProxy(server, socket());
  }

  private static void assertUnreachable(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable open, String problem) {
    assertThatThrownBy(open)
        .isInstanceOfSatisfying(
            LaunchFailure.class,
            f -> {
              assertThat(f.exitCode()).isEqualTo(ExitCode.DOCKER_UNREACHABLE);
              assertThat(f.problem()).contains(problem);
              assertThat(f.advice()).isNotEmpty();
            });
  }

  @Test
  void the_socket_of_this_machine_answers() throws Exception {
    try (var daemon = open(Map.of("DOCKER_HOST", "unix://" + socket()), folder)) {
      var version = ApiVersion.parse(daemon.info().apiVersion()).orElseThrow();
      assertThat(version).isGreaterThanOrEqualTo(ApiVersion.OLDEST);
      assertThat(daemon.info().system()).isEqualTo("linux");
      assertThat(networks(daemon)).isNotEmpty();
    }
  }

  @Test
  void a_daemon_behind_tcp_answers() throws Exception {
    try (var proxy =
            new SocketProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), socket());
        var daemon = open(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + proxy.port()), folder)) {
      assertThat(networks(daemon)).isNotEmpty();
      assertThat(daemon.endpoint().isLocal()).isFalse();
    }
  }

  @Test
  void a_daemon_behind_tls_answers_a_client_it_knows() throws Exception {
    var certificates = new TestCertificates("authority");
    var client = certificates.writeClient(folder.resolve("certs"));
    try (var proxy = secured(certificates);
        var daemon =
            open(
                Map.of(
                    "DOCKER_HOST",
                    "tcp://localhost:" + proxy.port(),
                    "DOCKER_TLS_VERIFY",
                    "1",
                    "DOCKER_CERT_PATH",
                    client.toString()),
                folder)) {
      assertThat(networks(daemon)).isNotEmpty();
    }
  }

  @Test
  void a_daemon_that_shows_a_strangers_certificate_is_not_talked_to() throws Exception {
    var strangers = new TestCertificates("strangers").writeClient(folder.resolve("certs"));
    try (var proxy = secured(new TestCertificates("authority"))) {
      assertUnreachable(
          () ->
              open(
                  Map.of(
                      "DOCKER_HOST",
                      "tcp://localhost:" + proxy.port(),
                      "DOCKER_CERT_PATH",
                      strangers.toString()),
                  folder),
          "no Docker daemon answers at tcp://localhost:" + proxy.port() + " (DOCKER_HOST): ");
    }
  }

  @Test
  void certificates_that_are_none_are_told_of() throws Exception {
    var client = new TestCertificates("authority").writeClient(folder.resolve("certs"));
    Files.writeString(client.resolve("key.pem"), "not a key");

    assertUnreachable(
        () ->
            open(
                Map.of("DOCKER_HOST", "tcp://localhost:1", "DOCKER_CERT_PATH", client.toString()),
                folder),
        "the certificates for the Docker daemon at tcp://localhost:1 (DOCKER_HOST) cannot be used");
  }

  @Test
  void a_socket_that_is_not_there_is_named() {
    assertUnreachable(
        () -> open(Map.of("DOCKER_HOST", "unix://" + folder.resolve("none.sock")), folder),
        "no Docker daemon answers at unix://" + folder.resolve("none.sock") + " (DOCKER_HOST): ");
  }

  @Test
  void a_port_where_nobody_listens_is_named() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertUnreachable(
        () -> open(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + port), folder),
        "no Docker daemon answers at tcp://127.0.0.1:" + port + " (DOCKER_HOST): ");
  }

  @Test
  void an_old_daemon_is_asked_to_be_updated() throws Exception {
    try (var old = new OldDaemon("1.40")) {
      assertThatThrownBy(
              () -> Daemon.open(new DockerEndpoint(old.host(), Optional.empty(), "test")))
          .hasMessage(
              "the Docker daemon at %s (test) speaks API 1.40, and leannet needs 1.41 or newer"
                  .formatted(old.host()));
    }
  }

  /// Answers every request with its version, as a daemon of long ago would.
  private static final class OldDaemon implements AutoCloseable {
    private final com.sun.net.httpserver.HttpServer server;

    OldDaemon(String version) throws Exception {
      server =
          com.sun.net.httpserver.HttpServer.create(
              new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var body =
                "{\"Version\":\"19.03\",\"ApiVersion\":\"%s\",\"MinAPIVersion\":\"1.12\"}"
                    .formatted(version)
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    URI host() {
      return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
