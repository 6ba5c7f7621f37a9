package org.leannet.launcher.runtime.docker.daemon;

/// What a daemon says of itself: its version, the API version spoken with it, and what its
/// containers run on (`linux`, `amd64`).
public record DaemonInfo(String version, String apiVersion, String system, String architecture) {
  /// `linux/amd64`.
  public String platform() {
    return system + "/" + architecture;
  }
}
