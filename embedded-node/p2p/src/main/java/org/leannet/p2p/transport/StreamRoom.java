package org.leannet.p2p.transport;

import java.util.concurrent.atomic.AtomicInteger;

/// How many streams of peers are served, all together: each is a thread and its buffers. When there
/// are many, only peers with few get more.
final class StreamRoom {
  private final AtomicInteger served = new AtomicInteger();

  boolean enter(AtomicInteger ofPeer) {
    if (served.get() >= TransportLimits.STREAMS
        && ofPeer.get() >= TransportLimits.STREAMS_RESERVED) {
      return false;
    }
    served.incrementAndGet();
    ofPeer.incrementAndGet();
    return true;
  }

  void leave(AtomicInteger ofPeer) {
    served.decrementAndGet();
    ofPeer.decrementAndGet();
  }
}
