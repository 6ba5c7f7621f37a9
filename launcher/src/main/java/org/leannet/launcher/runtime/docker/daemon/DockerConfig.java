package org.leannet.launcher.runtime.docker.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// What of the Docker client's `config.json` matters here.
///
/// @param folder where it lies; contexts lie beside it
/// @param auths what is written down for each registry
/// @param helpers the credential helper of each registry that has one of its own
/// @param store the credential helper for all other registries
public record DockerConfig(
    Path folder,
    Optional<String> currentContext,
    Map<String, Auth> auths,
    Map<String, String> helpers,
    Optional<String> store) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public DockerConfig {
    auths = Map.copyOf(auths);
    helpers = Map.copyOf(helpers);
  }

  /// An entry of `auths`, as it is written there.
  ///
  /// @param auth base64 of `user:password`; may be empty
  /// @param identityToken a token instead of a password; may be empty
  public record Auth(String auth, String identityToken) {
    @Override
    public String toString() {
      return "Auth[redacted]";
    }
  }

  /// Reads the file in this folder. Without one there is nothing special.
  public static DockerConfig read(Path folder) {
    var file = folder.resolve("config.json");
    if (!Files.exists(file)) {
      return new DockerConfig(folder, Optional.empty(), Map.of(), Map.of(), Optional.empty());
    }
    try {
      var tree = JSON.readTree(Files.readString(file));
      return new DockerConfig(
          folder,
          text(tree, "currentContext"),
          auths(tree.path("auths")),
          helpers(tree.path("credHelpers")),
          text(tree, "credsStore"));
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static LaunchFailure unreadable(Path file, String reason, IOException cause) {
    return new LaunchFailure(
        ExitCode.USAGE,
        "the Docker client's settings in %s cannot be read: %s".formatted(file, reason),
        "correct that file, or point DOCKER_CONFIG to another folder",
        cause);
  }

  private static Map<String, Auth> auths(JsonNode tree) {
    var found = new LinkedHashMap<String, Auth>();
    tree.properties()
        .forEach(entry ->
            found.put(
                entry.getKey(),
                new Auth(
                    entry.getValue().path("auth").asText(),
                    entry.getValue().path("identitytoken").asText())));
    return found;
  }

  private static Map<String, String> helpers(JsonNode tree) {
    var found = new LinkedHashMap<String, String>();
    tree.properties().forEach(entry -> found.put(entry.getKey(), entry.getValue().asText()));
    return found;
  }

  private static Optional<String> text(JsonNode tree, String field) {
    return Optional.of(tree.path(field).asText()).filter(value -> !value.isBlank());
  }
}
