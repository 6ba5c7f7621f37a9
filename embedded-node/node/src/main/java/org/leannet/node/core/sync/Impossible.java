package org.leannet.node.core.sync;

import java.util.LinkedHashSet;
import java.util.Set;
import org.leannet.node.core.port.Limits;
import org.leannet.ssz.Root;

/// Blocks that can never join the tree, whatever proof they come with. The oldest are forgotten.
final class Impossible {
  private final Set<Root> roots = new LinkedHashSet<>();

  void add(Root root) {
    if (roots.add(root) && roots.size() > Limits.REFUSED_BLOCKS) {
      roots.remove(roots.iterator().next());
    }
  }

  boolean contains(Root root) {
    return roots.contains(root);
  }
}
