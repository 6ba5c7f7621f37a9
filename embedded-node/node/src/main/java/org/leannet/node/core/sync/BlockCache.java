package org.leannet.node.core.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.leannet.node.core.port.Limits;
import org.leannet.ssz.Root;

/// Blocks that wait for their parents. First in, first out when full, by number and by size.
///
/// A block is an orphan when its parent is neither here nor on its way into the tree; pushing a
/// parent out makes orphans of its children.
public final class BlockCache {
  private final LinkedHashMap<Root, Arrival> byRoot = new LinkedHashMap<>();
  private final Map<Root, Set<Root>> children = new LinkedHashMap<>();
  private long bytes;

  /// Adds a block and returns those pushed out for it. A block that is here already changes
  /// nothing.
  public List<Arrival> add(Arrival arrival) {
    if (byRoot.putIfAbsent(arrival.root(), arrival) != null) {
      return List.of();
    }
    children.computeIfAbsent(arrival.parentRoot(), _ -> new LinkedHashSet<>()).add(arrival.root());
    bytes += arrival.bytes();
    List<Arrival> evicted = new ArrayList<>(crowding(arrival));
    while (byRoot.size() > Limits.CACHED_BLOCKS
        || (bytes > Limits.CACHED_BLOCK_BYTES && byRoot.size() > 1)) {
      evicted.add(remove(byRoot.firstEntry().getKey()).orElseThrow());
    }
    return evicted;
  }

  /// Takes out the oldest block a peer has sent by gossip, when it has sent too many.
  private List<Arrival> crowding(Arrival newest) {
    if (newest.delivery().isEmpty()) {
      return List.of();
    }
    List<Root> sent =
        byRoot.values().stream()
            .filter(each -> each.delivery().isPresent() && each.sender().equals(newest.sender()))
            .map(Arrival::root)
            .toList();
    return sent.size() > Limits.CACHED_BLOCKS_PER_PEER
        ? remove(sent.getFirst()).stream().toList()
        : List.of();
  }

  public boolean contains(Root root) {
    return byRoot.containsKey(root);
  }

  public Optional<Arrival> get(Root root) {
    return Optional.ofNullable(byRoot.get(root));
  }

  public int size() {
    return byRoot.size();
  }

  /// What all blocks here take together.
  public long bytes() {
    return bytes;
  }

  /// Takes a block out.
  public Optional<Arrival> remove(Root root) {
    Arrival removed = byRoot.remove(root);
    if (removed == null) {
      return Optional.empty();
    }
    bytes -= removed.bytes();
    Set<Root> siblings = children.get(removed.parentRoot());
    if (siblings != null) {
      siblings.remove(root);
      if (siblings.isEmpty()) {
        children.remove(removed.parentRoot());
      }
    }
    return Optional.of(removed);
  }

  /// Takes out the children of a block, in slot order.
  public List<Arrival> takeChildren(Root parent) {
    List<Root> roots = List.copyOf(children.getOrDefault(parent, Set.of()));
    return roots.stream()
        .flatMap(root -> remove(root).stream())
        .sorted(Comparator.comparing(Arrival::slot, Long::compareUnsigned))
        .toList();
  }

  /// Takes out everything that descends from a block.
  public List<Arrival> takeDescendants(Root ancestor) {
    List<Arrival> taken = new ArrayList<>(takeChildren(ancestor));
    for (int next = 0; next < taken.size(); next++) {
      taken.addAll(takeChildren(taken.get(next).root()));
    }
    return taken;
  }

  /// Takes out the blocks at or below a slot.
  public List<Arrival> takeUntil(long slot) {
    List<Root> old =
        byRoot.values().stream()
            .filter(each -> Long.compareUnsigned(each.slot(), slot) <= 0)
            .map(Arrival::root)
            .toList();
    return old.stream().flatMap(root -> remove(root).stream()).toList();
  }

  /// The parents that blocks here wait for and that are not here.
  ///
  /// @param onTheirWay whether a root is known elsewhere: in the tree or under verification
  public List<Missing> missingParents(Predicate<Root> onTheirWay) {
    List<Missing> missing = new ArrayList<>();
    children.forEach((parent, roots) -> {
      if (!byRoot.containsKey(parent) && !onTheirWay.test(parent)) {
        missing.add(missing(parent, roots));
      }
    });
    return missing;
  }

  /// A missing parent lies a step behind the nearest of its children.
  private Missing missing(Root parent, Set<Root> waiting) {
    int depth = Limits.BACKFILL_DEPTH;
    long beforeSlot = -1;
    for (Root root : waiting) {
      Optional<Arrival> child = get(root);
      depth = Math.min(depth, child.map(Arrival::depth).orElse(depth));
      long slot = child.map(Arrival::slot).orElse(beforeSlot);
      beforeSlot = Long.compareUnsigned(slot, beforeSlot) < 0 ? slot : beforeSlot;
    }
    return new Missing(parent, depth + 1, beforeSlot);
  }
}
