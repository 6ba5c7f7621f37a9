package org.leannet.xmss.poseidon;

/// One Poseidon instance: width, numbers of rounds, the matrix and the round constants.
///
/// Every round adds its constants to the whole state, cubes (all elements in a full round, the
/// first one in a partial round) and multiplies by the matrix; half of the full rounds come before
/// the partial ones and half after.
public final class PoseidonParameters {

  public static final PoseidonParameters WIDTH_16 =
      new PoseidonParameters(20, 1, 1, 51, 1, 11, 17, 2, 1, 101, 63, 15, 2, 67, 22, 13, 3);

  public static final PoseidonParameters WIDTH_24 =
      new PoseidonParameters(
          23,
          0x2d0aaaab,
          0x64850517,
          0x17f5551d,
          0x04ecbeb5,
          0x6d91a8d5,
          0x60703026,
          0x18d6f3ca,
          0x729601a7,
          0x77cda9e2,
          0x3c0f5038,
          0x26d52a61,
          0x0360405d,
          0x68fc71c8,
          0x2495a71d,
          0x5d57afc2,
          0x1689dd98,
          0x3c2c3dbe,
          0x0c23dc41,
          0x0524c7f2,
          0x6be4df69,
          0x0a6e572c,
          0x5c7790fa,
          0x17e118f6,
          0x0878a07f);

  static final int FULL_ROUNDS = 8;
  static final int HALF_FULL_ROUNDS = FULL_ROUNDS / 2;

  private final int partialRounds;
  private final int[] matrixRow;
  private final int[] constants;

  private PoseidonParameters(int partialRounds, int... matrixRow) {
    this.partialRounds = partialRounds;
    this.matrixRow = matrixRow;
    this.constants = new int[(FULL_ROUNDS + partialRounds) * matrixRow.length];
    GrainLfsr generator = new GrainLfsr(matrixRow.length, FULL_ROUNDS, partialRounds);
    for (int i = 0; i < constants.length; i++) {
      constants[i] = generator.nextElement();
    }
  }

  public int width() {
    return matrixRow.length;
  }

  public int partialRounds() {
    return partialRounds;
  }

  public int rounds() {
    return FULL_ROUNDS + partialRounds;
  }

  /// What `round` adds to element `i`.
  public int constant(int round, int i) {
    return constants[round * width() + i];
  }

  /// The matrix entry by which input `column` counts in output `row`; the matrix is circulant.
  public int matrix(int row, int column) {
    return matrixRow[Math.floorMod(column - row, width())];
  }

  /// A permutation for the use of one thread.
  public Permutation newPermutation() {
    return new ScalarPermutation(
        width() == 16 ? Schedules.WIDTH_16 : Schedules.WIDTH_24, new CirculantMatrix(this));
  }

  /// The derived tables, made when first needed and once.
  private static final class Schedules {
    static final Schedule WIDTH_16 = new Schedule(PoseidonParameters.WIDTH_16);
    static final Schedule WIDTH_24 = new Schedule(PoseidonParameters.WIDTH_24);
  }
}
