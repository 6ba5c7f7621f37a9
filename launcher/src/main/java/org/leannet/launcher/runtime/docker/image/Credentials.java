package org.leannet.launcher.runtime.docker.image;

import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.leannet.launcher.runtime.docker.daemon.DockerConfig;

/// What the Docker client would log in with: the registry's own credential helper, else the usual
/// helper, else what is written down in `config.json`.
final class Credentials {
  /// The name that Docker Hub goes by in credential stores.
  private static final String HUB_SERVER = "https://index.docker.io/v1/";

  /// What helpers give as the user when the secret is a token.
  private static final String TOKEN_USER = "<token>";

  private final DockerConfig config;

  Credentials(DockerConfig config) {
    this.config = config;
  }

  /// The login for a registry; empty when there is none. A helper that fails is told of, and the
  /// pull goes on without: most images are public.
  Optional<AuthConfig> of(String registry, Consumer<String> warnings) throws InterruptedException {
    var server = registry.equals(ImageReference.DOCKER_HUB) ? HUB_SERVER : registry;
    var helper = Optional.ofNullable(config.helpers().get(server)).or(config::store);
    if (helper.isPresent()) {
      try {
        var answer = CredentialProgram.named(helper.get()).ask(server);
        if (answer.isPresent()) {
          return Optional.of(login(server, answer.get()));
        }
      } catch (IOException e) {
        warnings.accept(
            "no credentials for %s: %s; pulling without".formatted(registry, e.getMessage()));
      }
    }
    return writtenDown(server);
  }

  private static AuthConfig login(String server, CredentialProgram.Answer answer) {
    var auth = new AuthConfig().withRegistryAddress(server);
    return answer.user().equals(TOKEN_USER)
        ? auth.withIdentityToken(answer.secret())
        : auth.withUsername(answer.user()).withPassword(answer.secret());
  }

  private Optional<AuthConfig> writtenDown(String server) {
    return Stream.of(server, "https://" + server, "https://" + server + "/", "http://" + server)
        .flatMap(key -> Optional.ofNullable(config.auths().get(key)).stream())
        .findFirst()
        .flatMap(entry -> login(server, entry));
  }

  private static Optional<AuthConfig> login(String server, DockerConfig.Auth entry) {
    var auth = new AuthConfig().withRegistryAddress(server);
    if (!entry.identityToken().isEmpty()) {
      return Optional.of(auth.withIdentityToken(entry.identityToken()));
    }
    try {
      var text = new String(Base64.getDecoder().decode(entry.auth()), StandardCharsets.UTF_8);
      var colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              auth.withUsername(text.substring(0, colon)).withPassword(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
