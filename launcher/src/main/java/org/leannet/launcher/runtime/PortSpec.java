package org.leannet.launcher.runtime;

import java.util.Locale;

/// A port a service listens on. `scheme` is the URL scheme people reach it by; empty when none.
public record PortSpec(String id, int number, Transport transport, String scheme) {
  /// What carries the port.
  public enum Transport {
    TCP,
    UDP;

    /// `tcp` or `udp`.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PortSpec {
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException("port %s: %d is not a port".formatted(id, number));
    }
  }

  /// A port reached by `http://`.
  public static PortSpec http(String id, int number) {
    return new PortSpec(id, number, Transport.TCP, "http");
  }

  /// A UDP port.
  public static PortSpec udp(String id, int number) {
    return new PortSpec(id, number, Transport.UDP, "");
  }
}
