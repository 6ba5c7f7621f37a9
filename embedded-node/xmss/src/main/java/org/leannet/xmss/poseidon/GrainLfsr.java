package org.leannet.xmss.poseidon;

/// The shift register from which Poseidon draws its round constants.
final class GrainLfsr {

  private static final int FIELD_BITS = 31;
  private static final int WARM_UP_STEPS = 160;

  /// Bits 0 to 63, the oldest in bit 0; all taps are here.
  private long low;

  /// Bits 64 to 79.
  private long high;

  private int seeded;

  GrainLfsr(int width, int fullRounds, int partialRounds) {
    seed(1, 2); // a prime field
    seed(0, 4); // an S-box that is a power
    seed(FIELD_BITS, 12);
    seed(width, 12);
    seed(fullRounds, 10);
    seed(partialRounds, 10);
    seed((1 << 30) - 1, 30);
    for (int i = 0; i < WARM_UP_STEPS; i++) {
      step();
    }
  }

  /// The next field element: words that are too large are left out, not reduced.
  int nextElement() {
    while (true) {
      int word = 0;
      for (int i = 0; i < FIELD_BITS; i++) {
        word = word << 1 | nextBit();
      }
      if (word < KoalaBear.P) {
        return word;
      }
    }
  }

  private int nextBit() {
    while (true) {
      int keep = step();
      int bit = step();
      if (keep == 1) {
        return bit;
      }
    }
  }

  private int step() {
    long sum = low >>> 62 ^ low >>> 51 ^ low >>> 38 ^ low >>> 23 ^ low >>> 13 ^ low;
    int bit = (int) sum & 1;
    low = low >>> 1 | high << 63;
    high = high >>> 1 | (long) bit << 15;
    return bit;
  }

  private void seed(int number, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      long bit = (number >>> i) & 1L;
      if (seeded < 64) {
        low |= bit << seeded;
      } else {
        high |= bit << (seeded - 64);
      }
      seeded++;
    }
  }
}
