package org.leannet.xmss.poseidon;

import static org.leannet.xmss.poseidon.PoseidonParameters.HALF_FULL_ROUNDS;

/// The permutation in plain `long` arithmetic, one state after the other.
final class ScalarPermutation implements Permutation {

  private final Schedule schedule;
  private final CirculantMatrix matrix;
  private final int width;

  /// The state, loose.
  private final long[] state;

  /// Cubes of a full layer, then those of the partial rounds, then zeros.
  private final long[] cubes;

  ScalarPermutation(Schedule schedule, CirculantMatrix matrix) {
    this.matrix = matrix;
    this.schedule = schedule;
    this.width = schedule.width;
    this.state = new long[width];
    this.cubes = new long[schedule.stride];
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void permute(int[] states, int count) {
    for (int i = 0; i < count; i++) {
      permuteAt(states, i * width);
    }
  }

  private void permuteAt(int[] states, int at) {
    int[] first = schedule.first;
    for (int i = 0; i < width; i++) {
      state[i] = KoalaBear.centredSum(states[at + i], first[i]);
    }
    int round = 0;
    for (; round < HALF_FULL_ROUNDS - 1; round++) {
      cubeAll();
      matrix.multiply(cubes, schedule.next, round * width, state);
    }
    cubeAll();
    partialRounds();
    for (; round < 2 * HALF_FULL_ROUNDS - 1; round++) {
      cubeAll();
      matrix.multiply(cubes, schedule.next, round * width, state);
    }
    for (int i = 0; i < width; i++) {
      states[at + i] = KoalaBear.canonical(state[i]);
    }
  }

  private void cubeAll() {
    for (int i = 0; i < width; i++) {
      cubes[i] = cube(state[i]);
    }
  }

  private void partialRounds() {
    long[] forms = schedule.forms;
    long[] constants = schedule.formConstants;
    int stride = schedule.stride;
    int rounds = schedule.partialRounds;
    for (int r = 0; r < rounds; r++) {
      cubes[width + r] = cube(form(forms, r * stride, width + r, constants[r]));
    }
    for (int i = 0; i < width; i++) {
      int row = rounds + i;
      state[i] = form(forms, row * stride, stride, constants[row]);
    }
  }

  /// `constant` plus the products of the first `length` cubes (rounded up to whole groups, which
  /// adds zeros) and table entries, shrunk.
  private long form(long[] table, int at, int length, long constant) {
    long[] cubes = this.cubes;
    long sum = constant;
    for (int j = 0; j < length; j += Schedule.GROUP) {
      sum =
          KoalaBear.fold(sum)
              + table[at + j] * cubes[j]
              + table[at + j + 1] * cubes[j + 1]
              + table[at + j + 2] * cubes[j + 2]
              + table[at + j + 3] * cubes[j + 3]
              + table[at + j + 4] * cubes[j + 4]
              + table[at + j + 5] * cubes[j + 5];
    }
    return KoalaBear.shrink(KoalaBear.fold(sum));
  }

  private static long cube(long v) {
    return KoalaBear.shrink(KoalaBear.shrink(v * v) * v);
  }
}
