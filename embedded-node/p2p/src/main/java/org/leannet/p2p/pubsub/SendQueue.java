package org.leannet.p2p.pubsub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// RPCs that wait for one peer's stream to take them. When the peer is too slow, the oldest
/// messages are dropped first: they are worth the least, and control RPCs hold the mesh together.
final class SendQueue {

  /// A few blocks with proofs of full size.
  static final int BYTE_LIMIT = 32 << 20;

  /// Several slots of votes and their control RPCs.
  static final int FRAME_LIMIT = 4096;

  /// An encoded RPC; one with messages may be dropped.
  record Frame(Bytes bytes, boolean droppable) {}

  /// Encoded once and shared by the queues of many peers.
  static final class Bytes {
    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    byte[] content() {
      return content;
    }

    int size() {
      return content.length;
    }
  }

  private final Deque<Frame> frames = new ArrayDeque<>();
  private long bytes;

  /// Adds a frame and returns how many were dropped for it, itself included.
  synchronized int add(Frame frame) {
    frames.add(frame);
    bytes += frame.bytes().size();
    int dropped = 0;
    Iterator<Frame> oldest = frames.iterator();
    while (isOver() && oldest.hasNext()) {
      Frame candidate = oldest.next();
      if (candidate.droppable()) {
        oldest.remove();
        bytes -= candidate.bytes().size();
        dropped++;
      }
    }
    if (isOver()) {
      bytes -= frames.removeLast().bytes().size();
      dropped++;
    }
    notifyAll();
    return dropped;
  }

  private boolean isOver() {
    return bytes > BYTE_LIMIT || frames.size() > FRAME_LIMIT;
  }

  /// Waits for the next frame.
  synchronized byte[] take() throws InterruptedException {
    while (frames.isEmpty()) {
      wait();
    }
    Frame next = frames.remove();
    bytes -= next.bytes().size();
    return next.bytes().content();
  }

  synchronized int size() {
    return frames.size();
  }
}
