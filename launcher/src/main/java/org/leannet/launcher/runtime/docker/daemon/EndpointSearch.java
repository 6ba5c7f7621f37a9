package org.leannet.launcher.runtime.docker.daemon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// Finds the daemon the Docker client itself would talk to: `DOCKER_HOST` first, then the context
/// of `DOCKER_CONTEXT` or of its settings, then the usual sockets.
public final class EndpointSearch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFAULT_CONTEXT = "default";
  private static final Path SYSTEM_SOCKET = Path.of("/var/run/docker.sock");
  private static final List<String> CERTIFICATES = List.of("ca.pem", "cert.pem", "key.pem");

  private final Map<String, String> environment;
  private final Path home;

  /// @param environment the caller's environment variables
  /// @param home the caller's home folder
  public EndpointSearch(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /// The Docker client's settings.
  public DockerConfig config() {
    return DockerConfig.read(
        variable("DOCKER_CONFIG").map(Path::of).orElseGet(() -> home.resolve(".docker")));
  }

  /// Where the daemon is.
  public DockerEndpoint find() {
    var host = variable("DOCKER_HOST");
    if (host.isPresent()) {
      var certificates = usesTls() ? Optional.of(certificateFolder()) : Optional.<Path>empty();
      return endpoint(host.get(), certificates, "DOCKER_HOST");
    }
    var config = config();
    var context = variable("DOCKER_CONTEXT").or(config::currentContext).orElse(DEFAULT_CONTEXT);
    return context.equals(DEFAULT_CONTEXT) ? usual() : ofContext(config, context);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private boolean usesTls() {
    return variable("DOCKER_TLS_VERIFY").isPresent() || variable("DOCKER_CERT_PATH").isPresent();
  }

  private Path certificateFolder() {
    return variable("DOCKER_CERT_PATH").map(Path::of).orElseGet(() -> home.resolve(".docker"));
  }

  private DockerEndpoint usual() {
    var rootless = variable("XDG_RUNTIME_DIR").map(folder -> Path.of(folder, "docker.sock"));
    var desktop = home.resolve(".docker/run/docker.sock");
    var socket =
        Stream.of(Optional.of(SYSTEM_SOCKET), rootless, Optional.of(desktop))
            .flatMap(Optional::stream)
            .filter(Files::exists)
            .findFirst()
            .orElse(SYSTEM_SOCKET);
    return new DockerEndpoint(URI.create("unix://" + socket), Optional.empty(), "the usual socket");
  }

  private DockerEndpoint ofContext(DockerConfig config, String context) {
    var id = idOf(context);
    var contexts = config.folder().resolve("contexts");
    var file = contexts.resolve("meta").resolve(id).resolve("meta.json");
    var tls = contexts.resolve("tls").resolve(id).resolve("docker");
    var host = hostOf(file, context);
    return endpoint(
        host,
        Files.isDirectory(tls) ? Optional.of(tls) : Optional.empty(),
        "context '" + context + "'");
  }

  private static String hostOf(Path file, String context) {
    try {
      var host =
          JSON.readTree(Files.readString(file)).path("Endpoints").path("docker").path("Host");
      if (host.isTextual()) {
        return host.asText();
      }
    } catch (IOException e) {
      throw new LaunchFailure(
          ExitCode.DOCKER_UNREACHABLE,
          "there is no Docker context '%s': %s cannot be read".formatted(context, file),
          "see `docker context ls`, or set DOCKER_CONTEXT or DOCKER_HOST",
          e);
    }
    throw new LaunchFailure(
        ExitCode.DOCKER_UNREACHABLE,
        "the Docker context '%s' names no Docker host".formatted(context),
        "see `docker context inspect %s`, or set DOCKER_HOST".formatted(context));
  }

  /// The folder a context lies in is named by the hash of its name.
  private static String idOf(String context) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(context.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static DockerEndpoint endpoint(String text, Optional<Path> certificates, String origin) {
    var host = uri(text, origin);
    var scheme = String.valueOf(host.getScheme());
    return switch (scheme) {
      case "unix", "npipe" -> new DockerEndpoint(host, Optional.empty(), origin);
      case "tcp", "http", "https" ->
          new DockerEndpoint(
              address(host, certificates.isPresent()), checked(certificates, origin), origin);
      case "ssh" ->
          throw new LaunchFailure(
              ExitCode.DOCKER_UNREACHABLE,
              "%s names %s, and leannet does not go through ssh".formatted(origin, text),
              "forward the socket with `ssh -N -L /tmp/docker.sock:/var/run/docker.sock %s` and set"
                      .formatted(host.getHost())
                  + " DOCKER_HOST=unix:///tmp/docker.sock");
      default -> throw notAnAddress(text, origin);
    };
  }

  private static URI uri(String text, String origin) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw notAnAddress(text, origin);
    }
  }

  private static LaunchFailure notAnAddress(String text, String origin) {
    return new LaunchFailure(
        ExitCode.DOCKER_UNREACHABLE,
        "%s names '%s', which is no address of a Docker daemon".formatted(origin, text),
        "write unix:///var/run/docker.sock or tcp://host:port");
  }

  private static URI address(URI given, boolean tls) {
    if (given.getHost() == null) {
      throw notAnAddress(given.toString(), "the Docker host");
    }
    var usualPort = tls ? 2376 : 2375;
    var port = given.getPort() < 0 ? usualPort : given.getPort();
    var path = Optional.ofNullable(given.getRawPath()).orElse("");
    return URI.create("tcp://" + given.getHost() + ":" + port + path);
  }

  private static Optional<Path> checked(Optional<Path> certificates, String origin) {
    certificates.ifPresent(folder -> {
      var missing = CERTIFICATES.stream().filter(f -> !Files.exists(folder.resolve(f))).toList();
      if (!missing.isEmpty()) {
        throw new LaunchFailure(
            ExitCode.DOCKER_UNREACHABLE,
            "TLS for the Docker daemon of %s: %s is missing in %s"
                .formatted(origin, String.join(", ", missing), folder),
            "put ca.pem, cert.pem and key.pem there, or set DOCKER_CERT_PATH");
      }
    });
    return certificates;
  }
}
