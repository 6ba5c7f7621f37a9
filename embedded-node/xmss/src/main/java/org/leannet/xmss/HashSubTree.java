package org.leannet.xmss;

import static org.leannet.ssz.Container.field;

import java.util.List;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// A bottom tree or the top tree of a key: one layer a level, from `lowestLayer` up.
///
/// @param depth height of the whole tree, whose part this is
record HashSubTree(long depth, long lowestLayer, List<HashTreeLayer> layers) {

  HashSubTree {
    layers = List.copyOf(layers);
  }

  static Codec<HashSubTree> ssz(XmssPreset preset) {
    return Container.of(
        v -> new HashSubTree(v.next(), v.next(), v.next()),
        field("depth", Codecs.UINT64, HashSubTree::depth),
        field("lowest_layer", Codecs.UINT64, HashSubTree::lowestLayer),
        field(
            "layers",
            Codecs.list(HashTreeLayer.ssz(preset), preset.logLifetime() + 1L),
            HashSubTree::layers));
  }

  /// The highest node; that of a tree whose highest layer keeps a sibling stands first in it.
  int[] root() {
    int[] root = new int[XmssPreset.DIGEST_ELEMENTS];
    layers.getLast().nodes().copy(0, root, 0);
    return root;
  }

  /// Writes the siblings of the nodes on the way from `index` in the lowest layer up to below the
  /// root, from element `at` on.
  void copyPath(long index, int[] out, int at) {
    for (int level = 0; level < layers.size() - 1; level++) {
      HashTreeLayer layer = layers.get(level);
      int sibling = layer.position(index >>> level ^ 1);
      layer.nodes().copy(sibling, out, at + level * XmssPreset.DIGEST_ELEMENTS);
    }
  }
}
