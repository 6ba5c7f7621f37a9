package org.leannet.p2p.pubsub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// RPCs that wait for one peer's stream to take them. When the peer is too slow, the oldest
/// messages are dropped first: they are worth the least, and control RPCs hold the mesh together.
final class SendQueue {

  /// An encoded RPC; one with messages may be dropped.
  record Frame(Bytes bytes, boolean droppable) {}

  /// Encoded once and shared by the queues of many peers; counted once.
  static final class Bytes {
    private final byte[] content;
    private final AtomicInteger queues = new AtomicInteger();

    Bytes(byte[] content) {
      this.content = content;
    }

    int size() {
      return content.length;
    }
  }

  private final AtomicLong total;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private Optional<Frame> taken = Optional.empty();
  private long bytes;
  private boolean closed;

  /// @param total the bytes of all queues together, which this one adds to
  SendQueue(AtomicLong total) {
    this.total = total;
  }

  /// Adds a frame and returns how many were dropped for it, itself included.
  synchronized int add(Frame frame) {
    if (closed) {
      return 1;
    }
    keep(frame);
    int dropped = 0;
    while (isOver() && dropOldest()) {
      dropped++;
    }
    if (isOver()) {
      release(frames.removeLast());
      dropped++;
    }
    notifyAll();
    return dropped;
  }

  /// Drops the oldest frame that may be dropped; false when there is none.
  synchronized boolean dropOldest() {
    Iterator<Frame> oldest = frames.iterator();
    while (oldest.hasNext()) {
      Frame candidate = oldest.next();
      if (candidate.droppable()) {
        oldest.remove();
        release(candidate);
        return true;
      }
    }
    return false;
  }

  private void keep(Frame frame) {
    frames.add(frame);
    bytes += frame.bytes().size();
    if (frame.bytes().queues.getAndIncrement() == 0) {
      total.addAndGet(frame.bytes().size());
    }
  }

  private void release(Frame frame) {
    bytes -= frame.bytes().size();
    if (frame.bytes().queues.decrementAndGet() == 0) {
      total.addAndGet(-frame.bytes().size());
    }
  }

  private boolean isOver() {
    return bytes > PubsubLimits.SEND_BYTES_PER_PEER
        || frames.size() > PubsubLimits.SEND_FRAMES_PER_PEER;
  }

  /// Waits for the next frame. It counts until it is written.
  synchronized byte[] take() throws InterruptedException {
    while (frames.isEmpty()) {
      wait();
    }
    Frame next = frames.remove();
    taken = Optional.of(next);
    return next.bytes().content;
  }

  /// The frame that was taken is with the peer.
  synchronized void written() {
    taken.ifPresent(this::release);
    taken = Optional.empty();
  }

  /// Nobody takes any more.
  synchronized void close() {
    closed = true;
    written();
    frames.forEach(this::release);
    frames.clear();
  }

  /// Bytes that wait or are being written.
  synchronized long bytes() {
    return bytes;
  }

  synchronized int size() {
    return frames.size();
  }
}
