package org.leannet.launcher.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 network, such as `172.30.0.0/24`. The first address is the gateway's.
public record Subnet(int base, int prefix) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final int SHORTEST = 8;
  private static final int LONGEST = 30;

  public Subnet {
    if (prefix < SHORTEST || prefix > LONGEST) {
      throw new IllegalArgumentException(
          "a prefix of %d bits; use %d to %d".formatted(prefix, SHORTEST, LONGEST));
    }
    if ((base & ~(-1 << (32 - prefix))) != 0) {
      throw new IllegalArgumentException(
          "host bits are set in %s/%d".formatted(dotted(base), prefix));
    }
  }

  /// Reads `a.b.c.d/n`; empty when it is not a network address.
  public static Optional<Subnet> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int base = 0;
    for (int group = 1; group <= 4; group++) {
      int part = Integer.parseInt(matcher.group(group));
      if (part > 255) {
        return Optional.empty();
      }
      base = base << 8 | part;
    }
    try {
      return Optional.of(new Subnet(base, Integer.parseInt(matcher.group(5))));
    } catch (IllegalArgumentException notANetwork) {
      return Optional.empty();
    }
  }

  @JsonCreator
  static Subnet of(String text) {
    return parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("not a network such as 172.30.0.0/24: " + text));
  }

  /// How many addresses it has for nodes: all but the network's, the gateway's and the broadcast
  /// one.
  public int capacity() {
    return (1 << (32 - prefix)) - 3;
  }

  public String gateway() {
    return dotted(base + 1);
  }

  /// The address of the given member, counted from 0 after the gateway.
  public String address(int member) {
    if (member < 0 || member >= capacity()) {
      throw new IllegalArgumentException("%s has no address for member %d".formatted(this, member));
    }
    return dotted(base + 2 + member);
  }

  @JsonValue
  @Override
  public String toString() {
    return dotted(base) + "/" + prefix;
  }

  private static String dotted(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }
}
