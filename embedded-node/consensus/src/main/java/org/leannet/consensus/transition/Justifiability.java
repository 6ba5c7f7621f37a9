package org.leannet.consensus.transition;

/// Which slots may be justified: those at a distance behind the finalized slot of at most 5, of a
/// perfect square, or of a product of two neighbours.
public final class Justifiability {

  private static final long IMMEDIATE_WINDOW = 5;
  private static final long LARGEST_ROOT = 0xffff_ffffL;

  private Justifiability() {}

  /// @throws IllegalArgumentException if the slot is before the finalized one
  public static boolean isJustifiable(long slot, long finalizedSlot) {
    if (Long.compareUnsigned(slot, finalizedSlot) < 0) {
      throw new IllegalArgumentException(
          "slot %s is before the finalized slot %s"
              .formatted(Long.toUnsignedString(slot), Long.toUnsignedString(finalizedSlot)));
    }
    long distance = slot - finalizedSlot;
    if (Long.compareUnsigned(distance, IMMEDIATE_WINDOW) <= 0) {
      return true;
    }
    long root = squareRoot(distance);
    return distance == root * root || distance == root * (root + 1);
  }

  /// The largest number whose square is not above `value`, both unsigned.
  private static long squareRoot(long value) {
    double approximate = (value >>> 1) * 2.0 + (value & 1);
    long root = Math.min((long) Math.sqrt(approximate), LARGEST_ROOT);
    while (Long.compareUnsigned(root * root, value) > 0) {
      root--;
    }
    while (root < LARGEST_ROOT && Long.compareUnsigned((root + 1) * (root + 1), value) <= 0) {
      root++;
    }
    return root;
  }
}
