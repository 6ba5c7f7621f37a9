package org.leannet.xmss;

/// The bottom trees that a key has: `[firstTree, endTree)`, at least two.
record ActivationWindow(XmssPreset preset, long firstTree, long endTree) {

  /// Fewest bottom trees of a key; so many are resident.
  static final int MIN_TREES = 2;

  ActivationWindow {
    long trees = preset.lifetime() >>> preset.halfHeight();
    if (firstTree < 0 || endTree > trees || endTree - firstTree < MIN_TREES) {
      throw new IllegalArgumentException(
          "a %s key has at least %d bottom trees of %d, not [%d, %d)"
              .formatted(preset.presetName(), MIN_TREES, trees, firstTree, endTree));
    }
  }

  /// The smallest window of whole bottom trees around these slots.
  static ActivationWindow around(XmssPreset preset, long slot, long slots) {
    long lifetime = preset.lifetime();
    if (slot < 0 || slots < 1 || slot >= lifetime || slots > lifetime - slot) {
      throw new IllegalArgumentException(
          "%d slots from %d are not within the %d slots of a %s key"
              .formatted(slots, slot, lifetime, preset.presetName()));
    }
    int shift = preset.halfHeight();
    long leaves = preset.leavesPerBottomTree();
    long first = slot >>> shift;
    long end = (slot + slots + leaves - 1) >>> shift;
    end = Math.max(end, first + MIN_TREES);
    // Only a window in the last tree was widened beyond the lifetime: move it back.
    long excess = Math.max(0, end - (lifetime >>> shift));
    return new ActivationWindow(preset, first - excess, end - excess);
  }

  /// The window that a key file states.
  static ActivationWindow of(XmssPreset preset, long slot, long slots) {
    long leaves = preset.leavesPerBottomTree();
    long lifetime = preset.lifetime();
    boolean whole = slot % leaves == 0 && slots % leaves == 0;
    if (slot < 0 || slots < 0 || slot > lifetime || slots > lifetime || !whole) {
      throw new IllegalArgumentException(
          "%s slots from %s are not whole bottom trees of %d slots"
              .formatted(Long.toUnsignedString(slots), Long.toUnsignedString(slot), leaves));
    }
    return new ActivationWindow(preset, slot / leaves, (slot + slots) / leaves);
  }

  long firstSlot() {
    return firstTree << preset.halfHeight();
  }

  long slots() {
    return trees() << preset.halfHeight();
  }

  long trees() {
    return endTree - firstTree;
  }
}
