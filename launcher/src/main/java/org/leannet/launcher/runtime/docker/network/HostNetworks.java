package org.leannet.launcher.runtime.docker.network;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The networks this machine is part of or has a route to: a subnet that overlaps one of them would
/// cut it off.
public final class HostNetworks {
  private static final Path ROUTES = Path.of("/proc/net/route");

  private HostNetworks() {}

  /// Those of the interfaces and, on Linux, of the routing table.
  public static List<UsedNetwork> read() throws IOException {
    var found = new ArrayList<UsedNetwork>();
    for (var card : NetworkInterface.networkInterfaces().toList()) {
      for (var address : card.getInterfaceAddresses()) {
        network(address)
            .ifPresent(text ->
                found.add(
                    new UsedNetwork(
                        "the network of the interface '%s'".formatted(card.getName()), text)));
      }
    }
    if (Files.isReadable(ROUTES)) {
      found.addAll(routes(Files.readString(ROUTES)));
    }
    return found;
  }

  private static Optional<String> network(InterfaceAddress address) {
    return address.getAddress() instanceof Inet4Address ip
        ? Optional.of(ip.getHostAddress() + "/" + address.getNetworkPrefixLength())
        : Optional.empty();
  }

  /// The routes of a Linux routing table but the default one.
  static List<UsedNetwork> routes(String table) {
    return table.lines().skip(1).flatMap(line -> route(line).stream()).toList();
  }

  private static Optional<UsedNetwork> route(String line) {
    var fields = line.split("\\s+", -1);
    if (fields.length < 8 || fields[1].length() != 8 || fields[7].length() != 8) {
      return Optional.empty();
    }
    var destination = littleEndian(fields[1]);
    var prefix = Integer.bitCount(littleEndian(fields[7]));
    if (prefix == 0) {
      return Optional.empty();
    }
    var text =
        "%d.%d.%d.%d/%d"
            .formatted(
                destination >>> 24,
                destination >>> 16 & 255,
                destination >>> 8 & 255,
                destination & 255,
                prefix);
    return Optional.of(new UsedNetwork("the route through '%s'".formatted(fields[0]), text));
  }

  private static int littleEndian(String hex) {
    return Integer.reverseBytes(HexFormat.fromHexDigits(hex));
  }
}
