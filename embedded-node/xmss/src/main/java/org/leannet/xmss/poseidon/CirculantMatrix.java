package org.leannet.xmss.poseidon;

/// Twice the product of a circulant matrix and a vector, with half the multiplications.
///
/// A circulant product is a cyclic convolution. The sum of its halves is the cyclic convolution of
/// the sums of the inputs' halves, and their difference is a negacyclic one of the differences;
/// both are of half the length. Halving is left to whoever uses the result. Serves one thread.
final class CirculantMatrix {

  private static final int NARROW = 8;
  private static final int WIDE = 12;

  private final int half;

  /// Row `i` of each half-length product is read from `half - 1 - i` on.
  private final long[] cyclic;

  private final long[] negacyclic;

  private final long[] sums;
  private final long[] differences;
  private final long[] productOfSums;
  private final long[] productOfDifferences;

  CirculantMatrix(PoseidonParameters parameters) {
    this.half = parameters.width() / 2;
    this.cyclic = new long[2 * half];
    this.negacyclic = new long[2 * half];
    this.sums = new long[half];
    this.differences = new long[half];
    this.productOfSums = new long[half];
    this.productOfDifferences = new long[half];
    for (int i = 0; i < 2 * half - 1; i++) {
      int distance = half - 1 - i;
      int row = Math.floorMod(distance, half);
      long near = parameters.matrix(row, 0);
      long far = parameters.matrix(row + half, 0);
      cyclic[i] = near + far;
      negacyclic[i] = distance < 0 ? far - near : near - far;
    }
    if (half != NARROW) {
      centre(cyclic);
      centre(negacyclic);
    }
  }

  /// Writes twice the product of the matrix and the cubes plus the constants, shrunk.
  void multiply(long[] cubes, long[] constants, int constantsAt, long[] out) {
    if (half == NARROW) {
      split(cubes, NARROW);
      multiplySmall(sums, cyclic, productOfSums);
      multiplySmall(differences, negacyclic, productOfDifferences);
      join(constants, constantsAt, NARROW, out);
    } else {
      split(cubes, WIDE);
      multiplyFolding(sums, cyclic, productOfSums);
      multiplyFolding(differences, negacyclic, productOfDifferences);
      join(constants, constantsAt, WIDE, out);
    }
  }

  /// Is told the length, which is then a constant of the compiled loop.
  private void split(long[] cubes, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] = cubes[i] + cubes[i + length];
      differences[i] = cubes[i] - cubes[i + length];
    }
  }

  private void join(long[] constants, int at, int length, long[] out) {
    for (int i = 0; i < length; i++) {
      long sum = productOfSums[i];
      long difference = productOfDifferences[i];
      out[i] = KoalaBear.shrink(sum + difference + constants[at + i]);
      out[i + length] = KoalaBear.shrink(sum - difference + constants[at + length + i]);
    }
  }

  /// Rows of eight. The entries of width 16 are so small, 371 in a row, that all products fit in
  /// one sum; the vector stays in registers.
  private static void multiplySmall(long[] v, long[] table, long[] out) {
    long v0 = v[0];
    long v1 = v[1];
    long v2 = v[2];
    long v3 = v[3];
    long v4 = v[4];
    long v5 = v[5];
    long v6 = v[6];
    long v7 = v[7];
    for (int i = 0; i < NARROW; i++) {
      int at = NARROW - 1 - i;
      out[i] =
          table[at] * v0
              + table[at + 1] * v1
              + table[at + 2] * v2
              + table[at + 3] * v3
              + table[at + 4] * v4
              + table[at + 5] * v5
              + table[at + 6] * v6
              + table[at + 7] * v7;
    }
  }

  /// Rows of twelve.
  private static void multiplyFolding(long[] v, long[] table, long[] out) {
    for (int i = 0; i < WIDE; i++) {
      int at = WIDE - 1 - i;
      long sum = KoalaBear.fold(three(table, at, v, 0));
      sum = KoalaBear.fold(sum + three(table, at + 3, v, 3));
      sum = KoalaBear.fold(sum + three(table, at + 6, v, 6));
      out[i] = KoalaBear.fold(sum + three(table, at + 9, v, 9));
    }
  }

  /// A sum of two cubes is at most 2.63 * 2^30 in magnitude and an entry 0.993 * 2^30, so three
  /// products and a folded sum stay below 7.9 * 2^60.
  private static long three(long[] table, int at, long[] v, int from) {
    return table[at] * v[from] + table[at + 1] * v[from + 1] + table[at + 2] * v[from + 2];
  }

  private static void centre(long[] coefficients) {
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = KoalaBear.centred(Math.floorMod(coefficients[i], KoalaBear.P));
    }
  }
}
