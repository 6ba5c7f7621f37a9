package org.leannet.launcher.runtime.docker.image;

import java.util.Optional;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// An image's name as people write it, taken apart.
///
/// @param registry the host it is pulled from; `docker.io` when none is written
/// @param repository all before the tag, as written: `registry.example/team/client`
/// @param version a tag, or a digest (`sha256:...`)
public record ImageReference(String registry, String repository, String version) {
  /// Where an image without a host is from.
  public static final String DOCKER_HUB = "docker.io";

  private static final String LATEST = "latest";

  /// Takes a reference apart.
  public static ImageReference parse(String text) {
    var digest = text.indexOf('@');
    var name = digest < 0 ? text : text.substring(0, digest);
    var colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    var repository = colon < 0 ? name : name.substring(0, colon);
    var tag = colon < 0 ? LATEST : name.substring(colon + 1);
    var version = digest < 0 ? tag : text.substring(digest + 1);
    if (repository.isEmpty() || version.isEmpty() || text.matches(".*\\s.*")) {
      throw new LaunchFailure(
          ExitCode.IMAGE, "'" + text + "' is no image", "write it as name:tag or host/name:tag");
    }
    return new ImageReference(registryOf(repository), repository, version);
  }

  private static String registryOf(String repository) {
    var slash = repository.indexOf('/');
    var first = slash < 0 ? "" : repository.substring(0, slash);
    var isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost && !first.equals("index.docker.io") ? first : DOCKER_HUB;
  }

  private boolean isDigest() {
    return version.contains(":");
  }

  /// What is asked of the daemon's pull: the repository, with a digest where there is one.
  String pullName() {
    return isDigest() ? repository + "@" + version : repository;
  }

  /// The tag of a pull, when it is not by digest.
  Optional<String> pullTag() {
    return isDigest() ? Optional.empty() : Optional.of(version);
  }

  @Override
  public String toString() {
    return repository + (isDigest() ? "@" : ":") + version;
  }
}
