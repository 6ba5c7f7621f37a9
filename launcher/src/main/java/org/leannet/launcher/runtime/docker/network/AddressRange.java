package org.leannet.launcher.runtime.docker.network;

import java.util.Optional;
import java.util.regex.Pattern;
import org.leannet.launcher.config.Subnet;

/// A run of IPv4 addresses, `first` to `last`, as unsigned numbers.
record AddressRange(long first, long last) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final int BITS = 32;

  AddressRange {
    if (first < 0 || last >= 1L << BITS || last < first) {
      throw new IllegalArgumentException("no range of addresses: %d to %d".formatted(first, last));
    }
  }

  /// The network that the address of a host belongs to; all bits of it count up to the prefix.
  static AddressRange of(long address, int prefix) {
    var size = 1L << (BITS - prefix);
    var first = address / size * size;
    return new AddressRange(first, first + size - 1);
  }

  static AddressRange of(Subnet subnet) {
    return of(Integer.toUnsignedLong(subnet.base()), subnet.prefix());
  }

  /// Reads `a.b.c.d/n`; empty for anything else, IPv6 for example.
  static Optional<AddressRange> parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var address = 0L;
    for (var group = 1; group <= 4; group++) {
      var part = Integer.parseInt(matcher.group(group));
      if (part > 255) {
        return Optional.empty();
      }
      address = address << 8 | part;
    }
    var prefix = Integer.parseInt(matcher.group(5));
    return prefix > BITS ? Optional.empty() : Optional.of(of(address, prefix));
  }

  boolean overlaps(AddressRange other) {
    return first <= other.last && other.first <= last;
  }

  boolean contains(long address) {
    return first <= address && address <= last;
  }
}
