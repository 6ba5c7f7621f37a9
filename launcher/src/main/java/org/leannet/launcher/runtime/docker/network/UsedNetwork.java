package org.leannet.launcher.runtime.docker.network;

import java.util.Optional;
import org.leannet.launcher.config.Subnet;

/// A network that exists already.
///
/// @param owner whose it is: `the Docker network 'bridge'`
/// @param text as it is written down: `172.17.0.0/16`
public record UsedNetwork(String owner, String text) {
  /// Whether the two share an address. What is no IPv4 network overlaps none.
  boolean overlaps(Subnet subnet) {
    return range().map(range -> range.overlaps(AddressRange.of(subnet))).orElse(false);
  }

  Optional<AddressRange> range() {
    return AddressRange.parse(text);
  }
}
