package org.leannet.p2p.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/// Watches over one handshake that a peer has begun: it must be one of few, and end in time.
final class HandshakeGuard extends ChannelInboundHandlerAdapter {
  private final Handshakes handshakes;
  private final InetAddress address;
  private final Peers peers;
  private boolean ended;
  private boolean late;

  HandshakeGuard(Handshakes handshakes, InetAddress address, Peers peers) {
    this.handshakes = handshakes;
    this.address = address;
    this.peers = peers;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    var timer =
        context
            .executor()
            .schedule(
                () -> giveUp(context),
                TransportLimits.HANDSHAKE_TIME.toMillis(),
                TimeUnit.MILLISECONDS);
    context
        .channel()
        .closeFuture()
        .addListener(_ -> {
          timer.cancel(false);
          if (end()) {
            peers.failed(
                Direction.INBOUND, late, "the handshake of " + address + " did not succeed");
          }
        });
  }

  private void giveUp(ChannelHandlerContext context) {
    if (!ended) {
      late = true;
      var _ = context.close();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    end();
    context.fireChannelActive();
  }

  private boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    handshakes.end(address);
    return true;
  }
}
