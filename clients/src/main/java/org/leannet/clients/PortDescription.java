package org.leannet.clients;

import java.util.Locale;
import java.util.Optional;

/// A port that a client listens on: what users call it, its number inside a container, the port of
/// the client whose number it always shares, what carries it, and the URL scheme it is reached by;
/// empty for none.
public record PortDescription(
    String id, int number, Optional<String> sameAs, Transport transport, String scheme) {
  private static final int LAST = 65_535;

  /// What carries a port.
  public enum Transport {
    TCP,
    UDP;

    /// `tcp` or `udp`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PortDescription {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("port %s: %d is not a port".formatted(id, number));
    }
  }

  /// The same port with another number.
  public PortDescription withNumber(int other) {
    return new PortDescription(id, other, sameAs, transport, scheme);
  }
}
