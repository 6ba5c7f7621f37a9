package org.leannet.identity;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Where a peer listens for QUIC, and who it must be: `/ip4/A/udp/P/quic-v1/p2p/ID`.
///
/// The id may be missing when an address is only told, never when it is dialled.
public record Multiaddr(InetSocketAddress address, Optional<PeerId> peerId) {

  private static final String FORM = "/ip4/ADDRESS/udp/PORT/quic-v1/p2p/PEER_ID";

  public Multiaddr {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("a multiaddress holds an IP address, not " + address);
    }
  }

  public static Multiaddr of(InetSocketAddress address, PeerId peerId) {
    return new Multiaddr(address, Optional.of(peerId));
  }

  public static Multiaddr parse(String text) {
    String[] parts = text.split("/", -1);
    boolean formed =
        (parts.length == 6 || (parts.length == 8 && parts[6].equals("p2p")))
            && parts[0].isEmpty()
            && (parts[1].equals("ip4") || parts[1].equals("ip6"))
            && parts[3].equals("udp")
            && parts[5].equals("quic-v1");
    if (!formed) {
      throw new IllegalArgumentException(
          "'%s' is not a QUIC multiaddress: %s is expected".formatted(text, FORM));
    }
    var address = new InetSocketAddress(ip(parts[1], parts[2], text), port(parts[4], text));
    Optional<PeerId> peerId =
        parts.length == 8 ? Optional.of(PeerId.parse(parts[7])) : Optional.empty();
    return new Multiaddr(address, peerId);
  }

  private static InetAddress ip(String family, String literal, String text) {
    try {
      // Literals only: a host name would ask the resolver.
      InetAddress ip =
          family.equals("ip4") ? Inet4Address.ofLiteral(literal) : Inet6Address.ofLiteral(literal);
      return InetAddress.getByAddress(ip.getAddress());
    } catch (IllegalArgumentException | UnknownHostException e) {
      throw new IllegalArgumentException(
          "'%s' in '%s' is not an %s address".formatted(literal, text, family), e);
    }
  }

  private static int port(String digits, String text) {
    if (digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= 0xffff) {
      return Integer.parseInt(digits);
    }
    throw new IllegalArgumentException(
        "'%s' in '%s' is not a port: 0 to 65535 are".formatted(digits, text));
  }

  @Override
  public String toString() {
    String family = address.getAddress() instanceof Inet4Address ? "ip4" : "ip6";
    String base =
        "/%s/%s/udp/%d/quic-v1"
            .formatted(family, address.getAddress().getHostAddress(), address.getPort());
    return peerId.map(id -> base + "/p2p/" + id).orElse(base);
  }
}
