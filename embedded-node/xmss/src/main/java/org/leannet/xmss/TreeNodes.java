package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;

import java.util.ArrayList;
import java.util.List;

/// The nodes of a sub-tree while it is made. Threads may put different nodes at the same time.
final class TreeNodes {

  private final TreeShape shape;
  private final int[][] layers;

  TreeNodes(TreeShape shape) {
    this.shape = shape;
    this.layers = new int[shape.layers()][];
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] = new int[shape.size(layer) * DIGEST_ELEMENTS];
    }
  }

  /// Copies `count` digests from `nodes`; the first is the node of this index in its layer.
  void put(int layer, long index, int[] nodes, int count) {
    System.arraycopy(nodes, 0, layers[layer], at(layer, index), count * DIGEST_ELEMENTS);
  }

  /// Computes all layers above the lowest, and puts padding where siblings are missing.
  void fill(TweakableHash hash, KeySeed seed) {
    pad(0, seed);
    for (int layer = 1; layer < layers.length; layer++) {
      long index = shape.first() >>> layer;
      hash.parents(
          new TweakableHash.Position(shape.lowest() + layer, index),
          shape.size(layer - 1) / 2,
          layers[layer - 1],
          layers[layer],
          at(layer, index));
      pad(layer, seed);
    }
  }

  HashSubTree toTree() {
    List<HashTreeLayer> made = new ArrayList<>();
    for (int layer = 0; layer < layers.length; layer++) {
      made.add(new HashTreeLayer(shape.start(layer), Digests.wrap(layers[layer])));
    }
    return new HashSubTree(shape.preset().logLifetime(), shape.lowest(), made);
  }

  private void pad(int layer, KeySeed seed) {
    long first = shape.first() >>> layer;
    long last = (shape.end() - 1) >>> layer;
    for (long index : new long[] {first - 1, last + 1}) {
      int at = at(layer, index);
      if (at >= 0 && at < layers[layer].length) {
        int[] padding = seed.padding(shape.lowest() + layer, index);
        System.arraycopy(padding, 0, layers[layer], at, DIGEST_ELEMENTS);
      }
    }
  }

  private int at(int layer, long index) {
    return Math.toIntExact((index - shape.start(layer)) * DIGEST_ELEMENTS);
  }
}
