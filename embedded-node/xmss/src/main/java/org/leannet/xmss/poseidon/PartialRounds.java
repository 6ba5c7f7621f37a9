package org.leannet.xmss.poseidon;

/// The partial rounds as linear forms.
///
/// Between the last cubes before them and the first ones after them, partial rounds cube one
/// element each; all else is linear. So with `z` the state after the last full S-box layer of the
/// first half and `u[r]` the cube taken in partial round `r`, each element that is cubed, and the
/// whole state at the end, is a linear form in `z`, the `u`s so far and 1. That takes a third of
/// the products of the dense rounds, and reductions only where an element is cubed.
final class PartialRounds {

  private final PoseidonParameters parameters;
  private final int width;
  private final int rounds;
  private final int columns;

  /// Linear forms, coefficients in the order `z`, `u`, 1: what is cubed in each round, then the
  /// state that the second half's first S-box layer takes.
  private final long[][] forms;

  PartialRounds(PoseidonParameters parameters) {
    this.parameters = parameters;
    this.width = parameters.width();
    this.rounds = parameters.partialRounds();
    this.columns = width + rounds + 1;
    this.forms = new long[rounds + width][];
    derive();
  }

  /// The coefficient of `column` in the element that partial round `round` cubes.
  long cubed(int round, int column) {
    return forms[round][column];
  }

  /// The coefficient of `column` in element `i` of the state after the partial rounds, the next
  /// round's constants added.
  long result(int i, int column) {
    return forms[rounds + i][column];
  }

  int constantColumn() {
    return columns - 1;
  }

  private void derive() {
    long[][] state = new long[width][columns];
    for (int i = 0; i < width; i++) {
      state[i][i] = 1;
    }
    state = timesMatrix(state);
    int first = PoseidonParameters.HALF_FULL_ROUNDS;
    for (int round = 0; round < rounds; round++) {
      addConstants(first + round, state);
      forms[round] = state[0];
      state[0] = new long[columns];
      state[0][width + round] = 1;
      state = timesMatrix(state);
    }
    addConstants(first + rounds, state);
    System.arraycopy(state, 0, forms, rounds, width);
  }

  private void addConstants(int round, long[][] state) {
    for (int i = 0; i < width; i++) {
      long sum = state[i][columns - 1] + parameters.constant(round, i);
      state[i][columns - 1] = sum % KoalaBear.P;
    }
  }

  private long[][] timesMatrix(long[][] state) {
    long[][] product = new long[width][columns];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        addMultiple(product[i], state[j], parameters.matrix(i, j));
      }
    }
    return product;
  }

  private static void addMultiple(long[] sum, long[] form, long factor) {
    for (int column = 0; column < sum.length; column++) {
      sum[column] = (sum[column] + factor * form[column]) % KoalaBear.P;
    }
  }
}
