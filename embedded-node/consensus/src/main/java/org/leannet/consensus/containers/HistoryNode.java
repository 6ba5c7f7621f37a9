package org.leannet.consensus.containers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;

/// A node of a history's tree: up to 64 roots, or up to 64 nodes of the height below.
///
/// Three heights of 64 make exactly the tree of 2^18 roots that SSZ asks for.
final class HistoryNode {

  static final int LOG_WIDTH = 6;
  static final int WIDTH = 1 << LOG_WIDTH;

  private static final int TOP = 2;
  private static final Root[] ZERO_SUBTREES = zeroSubtrees();
  private static final Object[] ZEROS = {Root.ZERO, allZeros(0, Root.ZERO), Root.ZERO};

  static final HistoryNode EMPTY = new HistoryNode(TOP, new Object[0]);

  static {
    ZEROS[2] = allZeros(1, ZEROS[1]);
  }

  private final int height;
  private final Object[] children;

  /// Set by whichever thread comes first; all compute the same.
  private @Nullable Root root;

  private HistoryNode(int height, Object[] children) {
    this.height = height;
    this.children = children;
  }

  static HistoryNode leaf(List<Root> roots) {
    return new HistoryNode(0, roots.toArray());
  }

  /// The widest run of zeros that may be appended as one at `index`: 64 to the power of the result.
  static int widestZeros(int index, int count) {
    for (int level = TOP; level > 0; level--) {
      int span = 1 << (level * LOG_WIDTH);
      if (count >= span && index % span == 0) {
        return level;
      }
    }
    return 0;
  }

  /// 64^level zeros: a root, or a node that all histories share.
  static Object zeros(int level) {
    return ZEROS[level];
  }

  Root get(int index) {
    HistoryNode node = this;
    while (node.height > 0) {
      node = (HistoryNode) node.children[slot(index, node.height)];
    }
    return (Root) node.children[slot(index, 0)];
  }

  /// The tree with `child`, a subtree of 64^level roots, behind its first `index` roots.
  HistoryNode with(int index, Object child, int level) {
    int slot = slot(index, height);
    Object[] copy = new Object[slot + 1];
    System.arraycopy(children, 0, copy, 0, Math.min(children.length, slot + 1));
    if (level == height) {
      copy[slot] = child;
    } else {
      HistoryNode below =
          slot < children.length
              ? (HistoryNode) children[slot]
              : new HistoryNode(height - 1, new Object[0]);
      copy[slot] = below.with(index, child, level);
    }
    return new HistoryNode(height, copy);
  }

  Root root(Sha256 sha) {
    Root known = root;
    if (known == null) {
      known = computeRoot(sha);
      root = known;
    }
    return known;
  }

  private Root computeRoot(Sha256 sha) {
    byte[] buffer = new byte[(children.length + 1) * Root.LENGTH];
    for (int i = 0; i < children.length; i++) {
      childRoot(i, sha).writeTo(buffer, i * Root.LENGTH);
    }
    int left = children.length;
    for (int level = height * LOG_WIDTH; level < (height + 1) * LOG_WIDTH; level++) {
      if (left % 2 == 1) {
        ZERO_SUBTREES[level].writeTo(buffer, left * Root.LENGTH);
      }
      left = (left + 1) / 2;
      for (int i = 0; i < left; i++) {
        sha.hash(buffer, 2 * i * Root.LENGTH, 2 * Root.LENGTH, buffer, i * Root.LENGTH);
      }
    }
    return left == 0 ? ZERO_SUBTREES[(height + 1) * LOG_WIDTH] : Root.of(buffer, 0);
  }

  private Root childRoot(int i, Sha256 sha) {
    return height == 0 ? (Root) children[i] : ((HistoryNode) children[i]).root(sha);
  }

  private static int slot(int index, int height) {
    return index >> (height * LOG_WIDTH) & (WIDTH - 1);
  }

  private static HistoryNode allZeros(int height, Object child) {
    Object[] children = new Object[WIDTH];
    Arrays.fill(children, child);
    return new HistoryNode(height, children);
  }

  private static Root[] zeroSubtrees() {
    Sha256 sha = Sha256.create();
    Root[] zeros = new Root[(TOP + 1) * LOG_WIDTH + 1];
    zeros[0] = Root.ZERO;
    for (int i = 1; i < zeros.length; i++) {
      byte[] pair = new byte[2 * Root.LENGTH];
      zeros[i - 1].writeTo(pair, 0);
      zeros[i - 1].writeTo(pair, Root.LENGTH);
      sha.hash(pair, 0, pair.length, pair, 0);
      zeros[i] = Root.of(pair, 0);
    }
    return zeros;
  }
}
