package org.leannet.p2p.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.leannet.identity.PeerId;

/// A [DuplexStream] over a QUIC stream: blocking calls on the outside, Netty's event loop inside.
final class QuicStream implements DuplexStream {

  /// What waits in native memory for one stream; a large payload goes in such pieces.
  private static final int WRITE_SLICE = 256 * 1024;

  private static final int RESET_CODE = 1;

  /// How long a peer may take to end a stream that this host has ended.
  private static final Duration LINGER = Duration.ofSeconds(10);

  private final Connection connection;
  private final QuicStreamChannel channel;
  private final StreamInbox inbox;
  private final String protocol;
  private volatile Deadline deadline = Deadline.NEVER;

  QuicStream(Connection connection, QuicStreamChannel channel, StreamInbox inbox, String protocol) {
    this.connection = connection;
    this.channel = channel;
    this.inbox = inbox;
    this.protocol = protocol;
  }

  /// The same stream once its protocol is known.
  QuicStream speaking(String agreed) {
    return new QuicStream(connection, channel, inbox, agreed);
  }

  @Override
  public PeerId peer() {
    return connection.peer();
  }

  @Override
  public long connection() {
    return connection.id();
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public void deadline(Duration fromNow) {
    deadline = Deadline.in(fromNow);
  }

  @Override
  public Optional<byte[]> read() throws IOException, InterruptedException {
    return inbox.take(channel::read, deadline);
  }

  void putBack(byte[] bytes) {
    inbox.putBack(bytes);
  }

  @Override
  public void write(byte[] data) throws IOException, InterruptedException {
    for (int from = 0; from < data.length; from += WRITE_SLICE) {
      int length = Math.min(WRITE_SLICE, data.length - from);
      var buffer = channel.alloc().directBuffer(length).writeBytes(data, from, length);
      await(channel.writeAndFlush(buffer));
    }
  }

  @Override
  public void closeWrite() throws IOException, InterruptedException {
    await(channel.shutdownOutput());
  }

  private void await(ChannelFuture done) throws IOException, InterruptedException {
    if (!done.await(deadline.remainingMillis("writing to the peer"), TimeUnit.MILLISECONDS)) {
      reset();
      throw new IOException("the peer did not take the bytes in time");
    }
    if (!done.isSuccess()) {
      throw new IOException("the stream takes no more bytes", done.cause());
    }
  }

  @Override
  public void reset() {
    inbox.fail("the stream was reset here");
    if (channel.isActive()) {
      connection.countReset();
      channel.shutdown(RESET_CODE).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void close() {
    if (!channel.isActive()) {
      return;
    }
    inbox.discard();
    if (!channel.isOutputShutdown()) {
      var _ = channel.shutdownOutput();
    }
    // The peer's own end is read and dropped; the channel then closes by itself.
    channel.config().setAutoRead(true);
    var linger =
        channel.eventLoop().schedule(this::reset, LINGER.toMillis(), TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(_ -> linger.cancel(false));
  }
}
