package org.leannet.ssz;

import java.util.List;

/// Merkle roots over 32-byte chunks, padded with zero chunks to a limit.
///
/// Padding comes from a table of zero subtrees, so the cost follows the content, never the limit.
public final class Merkle {

  static final int CHUNK = 32;
  private static final int MAX_DEPTH = 63;
  private static final byte[][] ZERO_SUBTREES = zeroSubtrees();

  private Merkle() {}

  /// The root of these chunks in a tree with room for `limit` of them.
  public static Root root(List<Root> chunks, long limit) {
    if (chunks.size() > limit) {
      throw new IllegalArgumentException(
          "%d chunks exceed the limit %d".formatted(chunks.size(), limit));
    }
    byte[] buffer = newBuffer(chunks.size());
    for (int i = 0; i < chunks.size(); i++) {
      chunks.get(i).writeTo(buffer, i * CHUNK);
    }
    reduce(Sha256.create(), buffer, chunks.size(), depth(limit));
    return Root.of(buffer, 0);
  }

  /// The root of a list: its content's root hashed with its length.
  public static Root mixInLength(Root root, long length) {
    byte[] out = root.toBytes();
    mixInLength(Sha256.create(), out, 0, length);
    return Root.of(out);
  }

  /// Replaces the content root at `offset` by the root with the length mixed in.
  static void mixInLength(Sha256 sha, byte[] out, int offset, long length) {
    byte[] pair = new byte[2 * CHUNK];
    System.arraycopy(out, offset, pair, 0, CHUNK);
    for (int i = 0; i < Long.BYTES; i++) {
      pair[CHUNK + i] = (byte) (length >>> (8 * i));
    }
    sha.hash(pair, 0, pair.length, out, offset);
  }

  /// Height of the smallest binary tree with at least `limit` leaves.
  static int depth(long limit) {
    return limit <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(limit - 1);
  }

  /// A buffer for [#reduce]: room for the chunks and one of padding.
  static byte[] newBuffer(int chunks) {
    return new byte[Math.multiplyExact(Math.max(chunks + (chunks & 1), 1), CHUNK)];
  }

  /// Reduces the chunks in `buffer`, level by level and in place, to the root in its first bytes.
  static void reduce(Sha256 sha, byte[] buffer, int chunks, int depth) {
    if (chunks == 0) {
      System.arraycopy(ZERO_SUBTREES[depth], 0, buffer, 0, CHUNK);
    } else {
      climb(sha, buffer, chunks, 0, depth);
    }
  }

  /// The root of bytes packed into chunks, read where they are: only the level above is copied.
  static void packed(Sha256 sha, byte[] data, int depth, byte[] out, int offset) {
    int length = data.length;
    if (depth == 0 || length == 0) {
      byte[] chunk = new byte[CHUNK];
      System.arraycopy(data, 0, chunk, 0, length);
      System.arraycopy(length == 0 ? ZERO_SUBTREES[depth] : chunk, 0, out, offset, CHUNK);
      return;
    }
    int pairs = (length + 2 * CHUNK - 1) / (2 * CHUNK);
    byte[] buffer = newBuffer(pairs);
    int whole = length / (2 * CHUNK);
    for (int i = 0; i < whole; i++) {
      sha.hash(data, i * 2 * CHUNK, 2 * CHUNK, buffer, i * CHUNK);
    }
    if (whole < pairs) {
      byte[] last = new byte[2 * CHUNK];
      System.arraycopy(data, whole * 2 * CHUNK, last, 0, length - whole * 2 * CHUNK);
      sha.hash(last, 0, last.length, buffer, whole * CHUNK);
    }
    climb(sha, buffer, pairs, 1, depth);
    System.arraycopy(buffer, 0, out, offset, CHUNK);
  }

  private static void climb(Sha256 sha, byte[] buffer, int nodes, int from, int depth) {
    int level = from;
    int left = nodes;
    for (; left > 1; level++) {
      if ((left & 1) == 1) {
        System.arraycopy(ZERO_SUBTREES[level], 0, buffer, left * CHUNK, CHUNK);
        left++;
      }
      left /= 2;
      for (int i = 0; i < left; i++) {
        sha.hash(buffer, i * 2 * CHUNK, 2 * CHUNK, buffer, i * CHUNK);
      }
    }
    if (level < depth) {
      byte[] pair = new byte[2 * CHUNK];
      System.arraycopy(buffer, 0, pair, 0, CHUNK);
      for (; level < depth; level++) {
        System.arraycopy(ZERO_SUBTREES[level], 0, pair, CHUNK, CHUNK);
        sha.hash(pair, 0, pair.length, pair, 0);
      }
      System.arraycopy(pair, 0, buffer, 0, CHUNK);
    }
  }

  private static byte[][] zeroSubtrees() {
    Sha256 sha = Sha256.create();
    byte[][] zeros = new byte[MAX_DEPTH + 1][CHUNK];
    for (int i = 1; i <= MAX_DEPTH; i++) {
      byte[] pair = new byte[2 * CHUNK];
      System.arraycopy(zeros[i - 1], 0, pair, 0, CHUNK);
      System.arraycopy(zeros[i - 1], 0, pair, CHUNK, CHUNK);
      sha.hash(pair, 0, pair.length, zeros[i], 0);
    }
    return zeros;
  }
}
