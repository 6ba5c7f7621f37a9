package org.leannet.p2p.pubsub;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.leannet.identity.PeerId;
import org.leannet.p2p.transport.DuplexStream;

/// What gossip keeps for one connection to a peer.
final class GossipLink {

  private final PeerId peer;
  private final long connection;
  private final SendQueue queue;
  private final AtomicBoolean opening = new AtomicBoolean();
  private final AtomicReference<@Nullable DuplexStream> inbound = new AtomicReference<>();
  private final AtomicReference<@Nullable Thread> writer = new AtomicReference<>();

  /// @param queued the bytes that wait for all links together
  GossipLink(PeerId peer, long connection, AtomicLong queued) {
    this.queue = new SendQueue(queued);
    this.peer = peer;
    this.connection = connection;
  }

  PeerId peer() {
    return peer;
  }

  String name() {
    return peer.toString();
  }

  long connection() {
    return connection;
  }

  SendQueue queue() {
    return queue;
  }

  /// True for the one who is to open our stream.
  boolean beginOpening() {
    return opening.compareAndSet(false, true);
  }

  void writer(Thread thread) {
    writer.set(thread);
  }

  /// Reads from this stream from now on; a peer has one, so that an older one is given up.
  void inbound(DuplexStream stream) {
    DuplexStream older = inbound.getAndSet(stream);
    if (older != null) {
      older.reset();
    }
  }

  /// The connection has ended: nobody will wait for the queue any more.
  void end() {
    queue.close();
    Thread thread = writer.get();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
