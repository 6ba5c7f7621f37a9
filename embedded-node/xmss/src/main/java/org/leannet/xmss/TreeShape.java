package org.leannet.xmss;

import java.util.List;
import java.util.Optional;

/// Which nodes a sub-tree keeps. Layers are sparse: each holds the nodes above `[first, end)` of
/// the lowest layer, widened to whole pairs, so that every node has a sibling.
///
/// @param single whether the highest layer is the root alone, without its sibling
record TreeShape(XmssPreset preset, int lowest, long first, long end, boolean single) {

  static TreeShape bottom(XmssPreset preset, long tree) {
    long leaves = preset.leavesPerBottomTree();
    return new TreeShape(preset, 0, tree * leaves, (tree + 1) * leaves, true);
  }

  static TreeShape top(XmssPreset preset, ActivationWindow window) {
    return new TreeShape(preset, preset.halfHeight(), window.firstTree(), window.endTree(), false);
  }

  int layers() {
    return preset.halfHeight() + 1;
  }

  /// Index of the first node kept in this layer, of which the lowest is 0.
  long start(int layer) {
    long index = first >>> layer;
    return isSingle(layer) ? index : index & ~1L;
  }

  int size(int layer) {
    return isSingle(layer) ? 1 : Math.toIntExact(((end - 1) >>> layer | 1) + 1 - start(layer));
  }

  private boolean isSingle(int layer) {
    return single && layer == layers() - 1;
  }

  /// What about this tree is not of this shape, if anything.
  Optional<String> fault(HashSubTree tree) {
    if (tree.depth() != preset.logLifetime() || tree.lowestLayer() != lowest) {
      return Optional.of(
          "depth %s from layer %s, expected %d from %d"
              .formatted(
                  Long.toUnsignedString(tree.depth()),
                  Long.toUnsignedString(tree.lowestLayer()),
                  preset.logLifetime(),
                  lowest));
    }
    List<HashTreeLayer> found = tree.layers();
    if (found.size() != layers()) {
      return Optional.of("%d layers, expected %d".formatted(found.size(), layers()));
    }
    for (int layer = 0; layer < layers(); layer++) {
      HashTreeLayer nodes = found.get(layer);
      if (nodes.startIndex() != start(layer) || nodes.nodes().size() != size(layer)) {
        return Optional.of(
            "layer %d has %d nodes from %s, expected %d from %d"
                .formatted(
                    layer,
                    nodes.nodes().size(),
                    Long.toUnsignedString(nodes.startIndex()),
                    size(layer),
                    start(layer)));
      }
    }
    return Optional.empty();
  }
}
