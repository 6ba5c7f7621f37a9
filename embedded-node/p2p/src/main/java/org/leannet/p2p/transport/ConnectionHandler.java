package org.leannet.p2p.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.leannet.identity.PeerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows one QUIC connection on the event loop, from the handshake's end to the connection's.
class ConnectionHandler extends ChannelInboundHandlerAdapter {

  static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf("leannet.connection");

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

  private final Direction direction;
  private final Peers peers;
  private final CountDownLatch settled = new CountDownLatch(1);
  private Optional<QuicConnectionCloseEvent> closeEvent = Optional.empty();

  ConnectionHandler(Direction direction, Peers peers) {
    this.direction = direction;
    this.peers = peers;
  }

  /// Waits until the connection was taken in or refused; whether that came in time.
  boolean awaitSettled(Duration patience) throws InterruptedException {
    return settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    var channel = (QuicChannel) context.channel();
    try {
      PeerId peer = peerOf(channel);
      var connection = new Connection(channel, peer, direction);
      channel.attr(CONNECTION).set(connection);
      peers.add(connection);
    } catch (CertificateException | SSLPeerUnverifiedException e) {
      LOG.debug("connection of an unproven peer: {}", e.getMessage());
      peers.failed(direction, false, "the peer has not proven who it is");
      var _ = context.close();
    } finally {
      settled.countDown();
    }
    context.fireChannelActive();
  }

  private static PeerId peerOf(QuicChannel channel)
      throws CertificateException, SSLPeerUnverifiedException {
    SSLEngine engine = channel.sslEngine();
    if (engine == null) {
      throw new CertificateException("the connection has no TLS");
    }
    return PeerCertificate.verify(engine.getSession().getPeerCertificates());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof QuicConnectionCloseEvent close) {
      closeEvent = Optional.of(close);
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    var channel = (QuicChannel) context.channel();
    Connection connection = channel.attr(CONNECTION).get();
    if (connection != null) {
      peers.remove(connection, reason(channel, connection));
    }
    settled.countDown();
    context.fireChannelInactive();
  }

  private String reason(QuicChannel channel, Connection connection) {
    if (!connection.closeReason().isEmpty()) {
      return connection.closeReason();
    }
    if (closeEvent.isPresent()) {
      String told = told(closeEvent.get());
      return "the peer closed the connection (code %d%s)"
          .formatted(closeEvent.get().error(), told.isEmpty() ? "" : ": " + printable(told));
    }
    return channel.isTimedOut() ? "the peer was silent for too long" : "the connection was lost";
  }

  /// What the peer said. The event's own accessor fails when it said nothing.
  private static String told(QuicConnectionCloseEvent event) {
    try {
      return new String(event.reason(), StandardCharsets.UTF_8);
    } catch (NullPointerException _) {
      return "";
    }
  }

  /// A stranger's text goes into logs: no control characters, and not much of it.
  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 100 ? clean.substring(0, 100) : clean;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug(
        "connection trouble with {}: {}", context.channel().remoteAddress(), cause.toString());
  }
}
