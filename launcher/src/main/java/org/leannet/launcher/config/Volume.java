package org.leannet.launcher.config;

/// A file or directory of the host that a service sees at a path of its own.
public record Volume(String host, String container, boolean readOnly) {
  public Volume {
    if (host.isEmpty() || !container.startsWith("/")) {
      throw new IllegalArgumentException("not a volume: '%s' at '%s'".formatted(host, container));
    }
  }
}
