package org.leannet.node.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Bytes in the pieces in which a stream may bring them.
final class Pieces {
  private Pieces() {}

  /// Cuts at random: mostly few pieces, at times single bytes.
  static List<byte[]> of(byte[] input, RandomGenerator random) {
    int longest = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(4096);
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < input.length) {
      int to = Math.min(input.length, from + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(input, from, to));
      from = to;
    }
    return pieces;
  }
}
