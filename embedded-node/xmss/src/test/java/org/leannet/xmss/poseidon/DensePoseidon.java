package org.leannet.xmss.poseidon;

/// The permutation as it is defined, round by round; what the fast one is held against.
final class DensePoseidon {

  private final PoseidonParameters parameters;

  DensePoseidon(PoseidonParameters parameters) {
    this.parameters = parameters;
  }

  int[] permute(int... input) {
    long[] state = new long[input.length];
    for (int i = 0; i < input.length; i++) {
      state[i] = input[i];
    }
    for (int round = 0; round < parameters.rounds(); round++) {
      state = round(round, state);
    }
    int[] output = new int[input.length];
    for (int i = 0; i < output.length; i++) {
      output[i] = (int) state[i];
    }
    return output;
  }

  private long[] round(int round, long[] state) {
    int half = PoseidonParameters.HALF_FULL_ROUNDS;
    boolean full = round < half || round >= half + parameters.partialRounds();
    long[] product = new long[state.length];
    for (int i = 0; i < state.length; i++) {
      long sum = (state[i] + parameters.constant(round, i)) % KoalaBear.P;
      long cubed = full || i == 0 ? sum * sum % KoalaBear.P * sum % KoalaBear.P : sum;
      for (int row = 0; row < product.length; row++) {
        product[row] = (product[row] + parameters.matrix(row, i) * cubed) % KoalaBear.P;
      }
    }
    return product;
  }
}
