package org.leannet.launcher.runtime.docker.daemon;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where a Docker daemon listens, and who said so (`DOCKER_HOST`, `context 'lab'`). With
/// certificates the way there is TLS, and both ends prove who they are.
///
/// @param certificates the folder with `ca.pem`, `cert.pem` and `key.pem`
public record DockerEndpoint(URI host, Optional<Path> certificates, String origin) {
  /// Whether the daemon runs on this machine, as far as the address tells.
  public boolean isLocal() {
    return !host.getScheme().equals("tcp");
  }

  /// `unix:///var/run/docker.sock (DOCKER_HOST)`.
  @Override
  public String toString() {
    return host + " (" + origin + ")";
  }
}
