package org.leannet.p2p.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The bytes that came on a stream, from the event loop to the thread that reads.
///
/// Bytes are asked for only when a reader waits, so a stream that nobody reads holds one burst at
/// most, and QUIC's flow control stops the peer.
final class StreamInbox extends ChannelInboundHandlerAdapter {

  private final Runnable onPeerReset;
  private final Queue<byte[]> chunks = new ArrayDeque<>();
  private Optional<IOException> failure = Optional.empty();
  private boolean asked;
  private boolean ended;
  private boolean discarding;

  StreamInbox(Runnable onPeerReset) {
    this.onPeerReset = onPeerReset;
  }

  /// Waits for bytes; empty at the peer's end of the stream.
  synchronized Optional<byte[]> take(Runnable askForMore, Deadline deadline)
      throws IOException, InterruptedException {
    while (chunks.isEmpty()) {
      if (ended) {
        return Optional.empty();
      }
      if (failure.isPresent()) {
        throw new IOException(failure.get().getMessage(), failure.get());
      }
      long patience = deadline.remainingMillis("waiting for the peer's bytes");
      if (!asked) {
        asked = true;
        askForMore.run();
      }
      wait(patience == Long.MAX_VALUE ? 0 : patience);
    }
    return Optional.of(chunks.remove());
  }

  /// Gives bytes back that were read too far. Only the reader calls it, before it reads again.
  synchronized void putBack(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    Queue<byte[]> later = new ArrayDeque<>(chunks);
    chunks.clear();
    chunks.add(bytes);
    chunks.addAll(later);
  }

  /// Nobody will read any more: what comes is dropped.
  synchronized void discard() {
    discarding = true;
    chunks.clear();
    fail("the stream was closed here");
  }

  /// Whether the peer has said that it is done.
  synchronized boolean isEnded() {
    return ended;
  }

  synchronized void fail(String reason) {
    if (!ended && failure.isEmpty()) {
      failure = Optional.of(new IOException(reason));
    }
    notifyAll();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf buffer) {
      var bytes = new byte[buffer.readableBytes()];
      buffer.readBytes(bytes);
      add(bytes);
    }
    ReferenceCountUtil.release(message);
  }

  private synchronized void add(byte[] bytes) {
    if (!discarding) {
      chunks.add(bytes);
      notifyAll();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    synchronized (this) {
      asked = false;
      notifyAll();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownReadComplete) {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail("the peer reset the stream");
    onPeerReset.run();
    var _ = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail("the stream ended with its connection, or was reset");
    context.fireChannelInactive();
  }
}
