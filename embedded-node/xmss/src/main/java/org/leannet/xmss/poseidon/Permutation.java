package org.leannet.xmss.poseidon;

/// A Poseidon permutation, applied to any number of independent states in one call.
///
/// An instance owns its working memory and serves one thread; a call allocates nothing.
public interface Permutation {

  /// Elements in a state.
  int width();

  /// Permutes the first `count` states of `states`, which follow each other, each in place. All
  /// elements are canonical.
  void permute(int[] states, int count);
}
