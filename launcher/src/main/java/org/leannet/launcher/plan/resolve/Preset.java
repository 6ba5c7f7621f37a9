package org.leannet.launcher.plan.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the plan needs to know of an XMSS preset: the longest life of its keys and the one it gives
/// them, as powers of two of slots.
enum Preset {
  PROD("prod", 32, 18),
  TEST("test", 8, 8),
  DEVNET("devnet", 16, 12);

  private final String word;
  private final int longest;
  private final int usual;

  Preset(String word, int longest, int usual) {
    this.word = word;
    this.longest = longest;
    this.usual = usual;
  }

  static Optional<Preset> byWord(String word) {
    return Arrays.stream(values()).filter(preset -> preset.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Preset::word).toList();
  }

  String word() {
    return word;
  }

  int longestEpoch() {
    return longest;
  }

  int usualEpoch() {
    return usual;
  }
}
