package org.leannet.p2p.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.leannet.identity.PeerId;

/// One QUIC connection to a peer that has proven who it is.
final class Connection {

  /// The QUIC library keeps a little memory for each reset stream until its connection ends.
  private static final int MAX_RESETS = 10_000;

  private static final int NO_ERROR = 0;

  private static final AtomicLong IDS = new AtomicLong();

  private final long id = IDS.incrementAndGet();
  private final QuicChannel channel;
  private final PeerId peer;
  private final Direction direction;
  private final long since = System.nanoTime();
  private final CountDownLatch announced = new CountDownLatch(1);
  private final AtomicInteger resets = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicReference<String> closeReason = new AtomicReference<>("");

  Connection(QuicChannel channel, PeerId peer, Direction direction) {
    this.channel = channel;
    this.peer = peer;
    this.direction = direction;
  }

  long id() {
    return id;
  }

  PeerId peer() {
    return peer;
  }

  Direction direction() {
    return direction;
  }

  InetSocketAddress address() {
    return channel.remoteSocketAddress() instanceof InetSocketAddress address
        ? address
        : InetSocketAddress.createUnresolved("unknown", 0);
  }

  /// The host it comes from; unresolved when that cannot be known any more.
  String ip() {
    return address().getHostString();
  }

  /// How many of the peer's streams are served.
  AtomicInteger served() {
    return served;
  }

  Duration ageDifference(Connection other) {
    return Duration.ofNanos(Math.abs(since - other.since));
  }

  boolean isOpen() {
    return channel.isActive();
  }

  /// Everybody has heard of this connection.
  void announced() {
    announced.countDown();
  }

  /// Waits until everybody has heard of it; false when that does not come, as for a refused one.
  boolean awaitAnnounced(Duration patience) throws InterruptedException {
    return announced.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Opens a stream that speaks the first of the protocols that the peer knows.
  QuicStream open(List<String> protocols, Duration patience)
      throws IOException, InterruptedException {
    QuicStream raw = openRaw(patience);
    try {
      return Negotiation.propose(raw, protocols);
    } catch (ProtocolNotSupportedException e) {
      raw.close();
      throw e;
    } catch (IOException | InterruptedException e) {
      raw.reset();
      throw e;
    }
  }

  /// Opens a stream on which nothing is agreed yet.
  QuicStream openRaw(Duration patience) throws IOException, InterruptedException {
    var inbox = new StreamInbox(this::countReset);
    var raw = new QuicStream(this, create(inbox, patience), inbox, "");
    raw.deadline(patience);
    return raw;
  }

  private QuicStreamChannel create(StreamInbox inbox, Duration patience)
      throws IOException, InterruptedException {
    Future<QuicStreamChannel> created =
        channel
            .newStreamBootstrap()
            .type(QuicStreamType.BIDIRECTIONAL)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .handler(inbox)
            .create();
    if (!created.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      created.addListener(_ -> closeLate(created));
      throw new IOException("no stream to %s could be opened in time".formatted(peer));
    }
    if (!created.isSuccess()) {
      throw new IOException("no stream to %s could be opened".formatted(peer), created.cause());
    }
    return created.getNow();
  }

  private static void closeLate(Future<QuicStreamChannel> created) {
    if (created.isSuccess()) {
      var _ = created.getNow().close();
    }
  }

  /// Streams that end by force cost memory; a peer that lives on them is let go.
  void countReset() {
    if (resets.incrementAndGet() == MAX_RESETS) {
      close("%d streams were reset".formatted(MAX_RESETS));
    }
  }

  /// Closes for a reason that the peer is told.
  ///
  /// The close is the transport's, since quiche does not survive an application's before the
  /// handshake is confirmed: when the loss timer has run out by then, as after a pause of the
  /// process, it sends acknowledgements to no end, on the event loop. A transport's close may then
  /// go unheard, and the peer learns from its own idle time.
  void close(String reason) {
    closeReason.compareAndSet("", reason);
    var told = Unpooled.copiedBuffer(reason, StandardCharsets.UTF_8);
    var _ = channel.close(false, NO_ERROR, told);
  }

  /// Why this host closed the connection; empty when it did not.
  String closeReason() {
    return closeReason.get();
  }

  /// Waits for the end of the connection; whether it came in time.
  boolean awaitClosed(Duration patience) throws InterruptedException {
    return channel.closeFuture().await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
