package org.leannet.launcher.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom the server answers to, by the `Host` a browser sends. A page elsewhere can point a name of
/// its own at this machine and so reach it as if it were the same site; it cannot do so with an
/// address or with `localhost`, so only those are taken, and the name the server was bound to.
final class HostPolicy {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  private final Set<String> names;

  /// @param bound the name or address the user asked to listen on
  HostPolicy(String bound) {
    this.names = Stream.of("localhost", bound.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /// Whether a request with this `Host` header is answered.
  boolean allows(Optional<String> host) {
    if (host.isEmpty()) {
      return false;
    }
    var name = PORT.matcher(host.get().strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return names.contains(name) || IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
  }
}
