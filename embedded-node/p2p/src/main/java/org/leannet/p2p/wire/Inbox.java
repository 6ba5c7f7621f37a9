package org.leannet.p2p.wire;

import java.util.Arrays;
import java.util.Optional;

/// Bytes that arrived and were not yet consumed. Grows with what came, never with what was
/// announced.
final class Inbox {
  private static final int SMALLEST = 256;

  /// A larger array is let go as soon as it is empty.
  private static final int LARGEST_KEPT = 16 * 1024;

  private byte[] bytes = new byte[SMALLEST];
  private int from;
  private int to;

  void append(byte[] data, int start, int end) {
    int added = end - start;
    if (to + added > bytes.length) {
      makeRoom(added);
    }
    System.arraycopy(data, start, bytes, to, added);
    to += added;
  }

  private void makeRoom(int added) {
    int size = size();
    int needed = Math.addExact(size, added);
    byte[] target = needed > bytes.length ? new byte[grown(needed)] : bytes;
    System.arraycopy(bytes, from, target, 0, size);
    bytes = target;
    from = 0;
    to = size;
  }

  private static int grown(int needed) {
    return needed > Integer.MAX_VALUE / 2 ? needed : Math.max(SMALLEST, needed + needed / 2);
  }

  /// What it takes in memory.
  int capacity() {
    return bytes.length;
  }

  int size() {
    return to - from;
  }

  boolean isEmpty() {
    return from == to;
  }

  int unsigned(int index) {
    return bytes[from + index] & 0xff;
  }

  Optional<Varint> varint() throws WireException {
    return Varint.peek(bytes, from, to);
  }

  void skip(int count) {
    from += count;
    if (from == to) {
      from = 0;
      to = 0;
      if (bytes.length > LARGEST_KEPT) {
        bytes = new byte[SMALLEST];
      }
    }
  }

  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, from, from + count);
    skip(count);
    return taken;
  }
}
