package org.leannet.xmss.poseidon;

import static org.leannet.xmss.poseidon.PoseidonParameters.FULL_ROUNDS;
import static org.leannet.xmss.poseidon.PoseidonParameters.HALF_FULL_ROUNDS;

/// The tables of an instance in the form that the inner loops want.
///
/// [KoalaBear#shrink(long)] divides by 2^32 each time. Nothing ever undoes that: instead an element
/// is kept as `stored`, with `true = scale * stored`, and since a whole layer has one scale, the
/// tables absorb it. The scale before the partial rounds follows from the input's, which is 1; the
/// one after them is chosen so that it is 1 again at the output.
final class Schedule {

  /// How many products of a table entry and a cube can be added to a folded sum. Entries are at
  /// most P / 2, about 0.993 * 2^30, in magnitude and cubes at most 1.314 * 2^30; six products and
  /// the folded sum stay below 7.95 * 2^60.
  static final int GROUP = 6;

  final int width;
  final int partialRounds;

  /// Constants of the first round, canonical.
  final int[] first;

  /// What a full round adds before it shrinks its outputs: the next round's constants, round-major.
  /// Rows 0 to 2 belong to the first half, 3 to 6 to the second (the last one adds nothing).
  final long[] next;

  /// Length of a row of [#forms], a multiple of [#GROUP]: cubes `z`, cubes `u`, zeros.
  final int stride;

  /// Linear forms of the partial rounds, one row each: what is cubed, then the state after them.
  final long[] forms;

  /// The constant of each row of [#forms].
  final long[] formConstants;

  Schedule(PoseidonParameters parameters) {
    this.width = parameters.width();
    this.partialRounds = parameters.partialRounds();
    this.first = new int[width];
    for (int i = 0; i < width; i++) {
      first[i] = parameters.constant(0, i);
    }
    this.next = new long[(FULL_ROUNDS - 1) * width];
    this.stride = wholeGroups(width + partialRounds);
    this.forms = new long[(partialRounds + width) * stride];
    this.formConstants = new long[partialRounds + width];
    scale(parameters);
  }

  private static int wholeGroups(int length) {
    return (length + GROUP - 1) / GROUP * GROUP;
  }

  private void scale(PoseidonParameters parameters) {
    long scale = 1;
    for (int round = 1; round < HALF_FULL_ROUNDS; round++) {
      setNext(parameters, round - 1, round, scale);
      scale = afterRound(scale);
    }
    long scaleOfCubes = afterCube(scale);
    long[] scales = scalesOfSecondHalf();
    setForms(new PartialRounds(parameters), scaleOfCubes, scales[0]);
    for (int round = 1; round < HALF_FULL_ROUNDS; round++) {
      int number = HALF_FULL_ROUNDS + partialRounds + round;
      setNext(parameters, HALF_FULL_ROUNDS - 2 + round, number, scales[round - 1]);
    }
  }

  /// The scales at the beginning of each round of the second half, so that 1 comes out at the end.
  private static long[] scalesOfSecondHalf() {
    long[] scales = new long[HALF_FULL_ROUNDS];
    long scale = 1;
    for (int round = HALF_FULL_ROUNDS - 1; round >= 0; round--) {
      scale = beforeRound(scale);
      scales[round] = scale;
    }
    return scales;
  }

  private void setNext(PoseidonParameters parameters, int row, int round, long scaleBefore) {
    long unscale = KoalaBear.inverse(afterMatrix(scaleBefore));
    for (int i = 0; i < width; i++) {
      long constant = KoalaBear.multiply(parameters.constant(round, i), unscale);
      next[row * width + i] = KoalaBear.centred(constant);
    }
  }

  private void setForms(PartialRounds rounds, long scaleOfCubes, long scaleAfter) {
    for (int round = 0; round < partialRounds; round++) {
      for (int column = 0; column <= rounds.constantColumn(); column++) {
        setForm(round, column, rounds.cubed(round, column), scaleOfCubes);
      }
    }
    long unscale = KoalaBear.inverse(scaleAfter);
    for (int i = 0; i < width; i++) {
      for (int column = 0; column <= rounds.constantColumn(); column++) {
        long coefficient = KoalaBear.multiply(rounds.result(i, column), unscale);
        setForm(partialRounds + i, column, coefficient, scaleOfCubes);
      }
    }
  }

  /// What is cubed in a partial round has scale 1.
  private void setForm(int row, int column, long coefficient, long scaleOfCubes) {
    long shrunk = KoalaBear.multiply(coefficient, KoalaBear.RADIX);
    if (column < width) {
      forms[row * stride + column] = KoalaBear.centred(KoalaBear.multiply(shrunk, scaleOfCubes));
    } else if (column < width + partialRounds) {
      forms[row * stride + column] = KoalaBear.centred(KoalaBear.multiply(shrunk, afterCube(1)));
    } else {
      formConstants[row] = KoalaBear.centred(shrunk);
    }
  }

  /// A cube is shrunk twice.
  private static long afterCube(long scale) {
    long cube = KoalaBear.multiply(scale, KoalaBear.multiply(scale, scale));
    return KoalaBear.multiply(cube, KoalaBear.multiply(KoalaBear.RADIX, KoalaBear.RADIX));
  }

  /// The matrix doubles what it gives.
  private static long afterMatrix(long scale) {
    return KoalaBear.multiply(afterCube(scale), KoalaBear.inverse(2));
  }

  /// The constants are added to what the matrix gives, and the sum is shrunk.
  private static long afterRound(long scale) {
    return KoalaBear.multiply(afterMatrix(scale), KoalaBear.RADIX);
  }

  private static long beforeRound(long scaleAfter) {
    return KoalaBear.cubeRoot(KoalaBear.multiply(scaleAfter, KoalaBear.inverse(afterRound(1))));
  }
}
