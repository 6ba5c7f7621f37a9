package org.leannet.xmss;

import static org.leannet.ssz.Container.field;

import java.util.Optional;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// What a key file holds, field by field.
record KeyContent(
    Bytes prfKey,
    Bytes parameter,
    long activationSlot,
    long activeSlots,
    HashSubTree topTree,
    long leftTreeIndex,
    HashSubTree leftTree,
    HashSubTree rightTree) {

  static Codec<KeyContent> ssz(XmssPreset preset) {
    Codec<HashSubTree> tree = HashSubTree.ssz(preset);
    Codec<Bytes> parameter =
        Codecs.refined(Codecs.bytes(XmssPreset.PARAMETER_LENGTH), Elements::fault);
    Codec<KeyContent> content =
        Container.of(
            v ->
                new KeyContent(
                    v.next(), v.next(), v.next(), v.next(), v.next(), v.next(), v.next(), v.next()),
            field("prf_key", Codecs.bytes(Prf.KEY_LENGTH), KeyContent::prfKey),
            field("parameter", parameter, KeyContent::parameter),
            field("activation_slot", Codecs.UINT64, KeyContent::activationSlot),
            field("num_active_slots", Codecs.UINT64, KeyContent::activeSlots),
            field("top_tree", tree, KeyContent::topTree),
            field("left_bottom_tree_index", Codecs.UINT64, KeyContent::leftTreeIndex),
            field("left_bottom_tree", tree, KeyContent::leftTree),
            field("right_bottom_tree", tree, KeyContent::rightTree));
    return Codecs.refined(content, key -> key.fault(preset));
  }

  ActivationWindow window(XmssPreset preset) {
    return ActivationWindow.of(preset, activationSlot, activeSlots);
  }

  int[] parameterElements() {
    int[] elements = new int[XmssPreset.PARAMETER_ELEMENTS];
    Elements.read(parameter.toArray(), 0, elements);
    return elements;
  }

  /// What keeps this from being a key of the preset, if anything.
  private Optional<String> fault(XmssPreset preset) {
    ActivationWindow window;
    try {
      window = window(preset);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    long lastLeft = window.endTree() - ActivationWindow.MIN_TREES;
    if (leftTreeIndex < window.firstTree() || leftTreeIndex > lastLeft) {
      return Optional.of(
          "left_bottom_tree_index is %s, expected %d to %d"
              .formatted(Long.toUnsignedString(leftTreeIndex), window.firstTree(), lastLeft));
    }
    return TreeShape.top(preset, window)
        .fault(topTree)
        .map(fault -> "top_tree: " + fault)
        .or(() -> bottomFault(preset, leftTreeIndex, leftTree).map("left_bottom_tree: "::concat))
        .or(() ->
            bottomFault(preset, leftTreeIndex + 1, rightTree).map("right_bottom_tree: "::concat));
  }

  private Optional<String> bottomFault(XmssPreset preset, long index, HashSubTree tree) {
    return TreeShape.bottom(preset, index)
        .fault(tree)
        .or(() ->
            isRootInTopTree(index, tree)
                ? Optional.empty()
                : Optional.of("its root is not in the top tree"));
  }

  private boolean isRootInTopTree(long index, HashSubTree tree) {
    HashTreeLayer roots = topTree.layers().getFirst();
    return tree.layers().getLast().nodes().sameAt(0, roots.nodes(), roots.position(index));
  }
}
