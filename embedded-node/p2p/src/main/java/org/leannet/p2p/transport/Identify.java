package org.leannet.p2p.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.leannet.identity.KeyType;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.Varint;

/// Tells peers that ask what this host is: key, address, protocols.
final class Identify implements StreamHandler {

  static final String PROTOCOL = "/ipfs/id/1.0.0";

  private static final String PROTOCOL_VERSION = "/ipfs/0.1.0";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int PUBLIC_KEY = 1;
  private static final int LISTEN_ADDRESS = 2;
  private static final int PROTOCOLS = 3;
  private static final int OBSERVED_ADDRESS = 4;
  private static final int VERSION = 5;
  private static final int AGENT = 6;

  private static final int LENGTH_DELIMITED = 2;

  /// Codes of the parts of a binary multiaddress.
  private static final int IP4 = 4;

  private static final int IP6 = 41;
  private static final int UDP = 273;
  private static final int QUIC_V1 = 461;

  /// What this host says of itself.
  record Self(
      NodeKey key,
      String agent,
      Supplier<InetSocketAddress> listenAddress,
      Supplier<Collection<String>> protocols) {}

  private final Self self;
  private final Function<PeerId, Optional<InetSocketAddress>> addresses;

  Identify(Self self, Function<PeerId, Optional<InetSocketAddress>> addresses) {
    this.self = self;
    this.addresses = addresses;
  }

  @Override
  public void handle(DuplexStream stream) throws IOException, InterruptedException {
    stream.deadline(PATIENCE);
    stream.write(FrameReader.frame(message(addresses.apply(stream.peer()))));
  }

  byte[] message(Optional<InetSocketAddress> observed) {
    var out = new ByteArrayOutputStream();
    field(out, PUBLIC_KEY, KeyType.SECP256K1.publicKeyMessage(self.key().publicKey()));
    InetSocketAddress listen = self.listenAddress().get();
    // Nobody can be dialled at "any address".
    if (!listen.getAddress().isAnyLocalAddress()) {
      field(out, LISTEN_ADDRESS, multiaddr(listen));
    }
    for (String protocol : self.protocols().get()) {
      field(out, PROTOCOLS, protocol.getBytes(UTF_8));
    }
    observed.ifPresent(address -> field(out, OBSERVED_ADDRESS, multiaddr(address)));
    field(out, VERSION, PROTOCOL_VERSION.getBytes(UTF_8));
    field(out, AGENT, self.agent().getBytes(UTF_8));
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] value) {
    out.write((number << 3) | LENGTH_DELIMITED);
    out.writeBytes(Varint.encode(value.length));
    out.writeBytes(value);
  }

  private static byte[] multiaddr(InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    var out = new ByteArrayOutputStream();
    out.writeBytes(Varint.encode(ip.length == 4 ? IP4 : IP6));
    out.writeBytes(ip);
    out.writeBytes(Varint.encode(UDP));
    out.write(address.getPort() >>> 8);
    out.write(address.getPort());
    out.writeBytes(Varint.encode(QUIC_V1));
    return out.toByteArray();
  }
}
