package org.leannet.p2p.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;

/// A peer without a host: real QUIC, and whatever certificate and bytes a test wants to send.
final class RawPeer implements AutoCloseable {

  private final Peers peers;
  private final QuicEndpoint endpoint;
  private final NodeKey key;

  RawPeer(NodeKey key, CertificateMaker.ExtensionValue extension) throws Exception {
    this.key = key;
    this.peers = new Peers(key.peerId(), 10, (_, afterwards) -> afterwards.run());
    var handlers =
        new QuicEndpoint.Handlers(
            () -> new ConnectionHandler(Direction.INBOUND, peers),
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(QuicStreamChannel channel) {
                var _ = channel.close();
              }
            },
            peers,
            TransportLimits.HALF_OPEN_BEFORE_RETRY);
    this.endpoint =
        new QuicEndpoint(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TestHosts.FAST.idle(),
            CertificateMaker.make(extension, Instant.now()),
            handlers,
            "p2p-io-raw");
  }

  static RawPeer honest(int index) throws Exception {
    NodeKey key = TestHosts.key(index);
    return new RawPeer(
        key, keys -> CertificateMaker.extensionValue(key, keys.getPublic().getEncoded()));
  }

  Multiaddr multiaddr() {
    return Multiaddr.of(endpoint.address(), key.peerId());
  }

  Connection connect(Host host) throws IOException, InterruptedException {
    endpoint.connect(
        host.address(),
        new PeerTrust.Dial(host.peerId()),
        new ConnectionHandler(Direction.OUTBOUND, peers),
        TestHosts.PATIENCE);
    return peers.find(host.peerId()).orElseThrow();
  }

  /// Connects and lets go in the same moment, as a host does that is stopping, but is held up in
  /// between.
  ///
  /// @param at where the host is reached
  void connectAndLetGo(Host host, InetSocketAddress at, Duration heldUp)
      throws IOException, InterruptedException {
    var stopping = new Peers(key.peerId(), 10, (_, _) -> {});
    stopping.closeAll("nobody is connected");
    var handler =
        new ConnectionHandler(Direction.OUTBOUND, stopping) {
          @Override
          public void channelActive(ChannelHandlerContext context) {
            LockSupport.parkNanos(heldUp.toNanos());
            super.channelActive(context);
          }
        };
    endpoint.connect(at, new PeerTrust.Dial(host.peerId()), handler, TestHosts.PATIENCE);
  }

  @Override
  public void close() {
    try {
      for (Connection connection : peers.closeAll("test over")) {
        connection.awaitClosed(TestHosts.PATIENCE);
      }
      endpoint.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
