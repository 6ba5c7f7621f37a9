package org.leannet.xmss;

import org.leannet.ssz.Bytes;
import org.leannet.ssz.SszException;

/// A secret key: immutable, with the trees for the slots that it is prepared to sign.
///
/// It signs any of its slots any number of times and gives itself away when it signs two messages
/// for one slot; who holds it must remember which slots are used.
public final class SecretKey {

  private final XmssPreset preset;
  private final KeyContent content;
  private final ActivationWindow window;

  SecretKey(XmssPreset preset, KeyContent content) {
    this.preset = preset;
    this.content = content;
    this.window = content.window(preset);
  }

  /// Reads a key file.
  ///
  /// @throws SszException if it is not one, or not one of this preset
  public static SecretKey decode(XmssPreset preset, byte[] file) throws SszException {
    return new SecretKey(preset, KeyContent.ssz(preset).decode(file));
  }

  /// The bytes of the key file.
  public byte[] encode() {
    return KeyContent.ssz(preset).encode(content);
  }

  public XmssPreset preset() {
    return preset;
  }

  /// The key that verifies what this one signs.
  public Bytes publicKey() {
    byte[] key = new byte[preset.publicKeyLength()];
    int end = Elements.write(content.topTree().root(), key, 0);
    content.parameter().writeTo(key, end);
    return Bytes.of(key);
  }

  /// The first slot that the key can ever sign.
  public long activationSlot() {
    return window.firstSlot();
  }

  /// How many slots the key can ever sign.
  public long activeSlots() {
    return window.slots();
  }

  /// The first slot that the key is prepared to sign.
  public long preparedFrom() {
    return content.leftTreeIndex() << preset.halfHeight();
  }

  /// The slot behind the last one that the key is prepared to sign.
  public long preparedTo() {
    return (content.leftTreeIndex() + ActivationWindow.MIN_TREES) << preset.halfHeight();
  }

  /// This key, prepared for the later half of the present slots and as many after them; itself if
  /// none are left. The work is that of one bottom tree.
  public SecretKey advance(Xmss xmss) {
    return advance(xmss, Parallel.SERIAL);
  }

  /// As [#advance(Xmss)], the work spread over `parallel`.
  public SecretKey advance(Xmss xmss, Parallel parallel) {
    xmss.require(preset);
    long next = content.leftTreeIndex() + ActivationWindow.MIN_TREES;
    if (next >= window.endTree()) {
      return this;
    }
    TreeBuilder builder =
        new TreeBuilder(
            preset, content.prfKey(), content.parameterElements(), parallel, leaves -> {});
    KeyContent advanced =
        new KeyContent(
            content.prfKey(),
            content.parameter(),
            content.activationSlot(),
            content.activeSlots(),
            content.topTree(),
            content.leftTreeIndex() + 1,
            content.rightTree(),
            builder.bottomTrees(next, 1).getFirst());
    return new SecretKey(preset, advanced);
  }

  void requirePrepared(long slot) {
    if (slot >= preparedFrom() && slot < preparedTo()) {
      return;
    }
    long end = activationSlot() + activeSlots();
    String reason;
    if (slot < activationSlot() || slot >= end) {
      reason = "it is for slots %d to %d".formatted(activationSlot(), end - 1);
    } else if (slot < preparedFrom()) {
      reason = "it was advanced to slots %d to %d".formatted(preparedFrom(), preparedTo() - 1);
    } else {
      reason = "it is prepared up to slot %d; advance it".formatted(preparedTo() - 1);
    }
    throw new IllegalArgumentException(
        "the key cannot sign slot %s: %s".formatted(Long.toUnsignedString(slot), reason));
  }

  Bytes prfKey() {
    return content.prfKey();
  }

  int[] parameter() {
    return content.parameterElements();
  }

  /// The siblings on the way from this slot's leaf to the root, leaf level first.
  int[] path(long slot) {
    int[] siblings = SignatureLayout.newSiblings(preset);
    long tree = slot >>> preset.halfHeight();
    HashSubTree bottom = tree == content.leftTreeIndex() ? content.leftTree() : content.rightTree();
    bottom.copyPath(slot, siblings, 0);
    int middle = preset.halfHeight() * XmssPreset.DIGEST_ELEMENTS;
    content.topTree().copyPath(tree, siblings, middle);
    return siblings;
  }

  /// Names the key without giving it away.
  @Override
  public String toString() {
    return "SecretKey[%s, public key %s, slots %d to %d]"
        .formatted(
            preset.presetName(),
            publicKey().hex(),
            activationSlot(),
            activationSlot() + activeSlots() - 1);
  }
}
