package org.leannet.xmss;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A set of parameters of the signature scheme.
public enum XmssPreset {
  /// What published clients use.
  PROD(32, 46, 200),
  /// leanSpec's scheme for tests: quick, and not secure.
  TEST(8, 4, 6),
  /// As `PROD`, but for 65 536 slots, so that a key takes a second to make.
  DEVNET(16, 46, 200);

  static final int DIGEST_ELEMENTS = 8;
  static final int DIGEST_LENGTH = 4 * DIGEST_ELEMENTS;
  static final int PARAMETER_ELEMENTS = 5;
  static final int PARAMETER_LENGTH = 4 * PARAMETER_ELEMENTS;
  static final int RANDOMNESS_ELEMENTS = 7;

  /// Values of a digit; a chain has one link fewer.
  static final int BASE = 8;

  static final int LAST_STEP = BASE - 1;

  private final int logLifetime;
  private final int dimension;
  private final int targetSum;

  XmssPreset(int logLifetime, int dimension, int targetSum) {
    this.logLifetime = logLifetime;
    this.dimension = dimension;
    this.targetSum = targetSum;
  }

  /// Height of the key's tree: a key has a leaf for each of `2^logLifetime` slots.
  public int logLifetime() {
    return logLifetime;
  }

  /// Slots that a key could sign.
  public long lifetime() {
    return 1L << logLifetime;
  }

  /// Hash chains in a leaf.
  public int dimension() {
    return dimension;
  }

  /// What the digits of an encoded message add up to.
  public int targetSum() {
    return targetSum;
  }

  /// Height of a bottom tree, and of the top tree above them.
  int halfHeight() {
    return logLifetime / 2;
  }

  /// Slots that one bottom tree covers.
  public int leavesPerBottomTree() {
    return 1 << halfHeight();
  }

  public int signatureLength() {
    return SignatureLayout.length(this);
  }

  public int publicKeyLength() {
    return DIGEST_LENGTH + PARAMETER_LENGTH;
  }

  /// The name in flags and files.
  public String presetName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The preset of this name, spelled as [#presetName()] spells it.
  public static Optional<XmssPreset> byName(String name) {
    return Arrays.stream(values()).filter(preset -> preset.presetName().equals(name)).findFirst();
  }
}
