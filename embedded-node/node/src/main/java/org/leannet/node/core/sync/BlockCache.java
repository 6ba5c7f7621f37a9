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
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.room.Room;
import org.leannet.ssz.Root;

/// Blocks that wait for their parents. First in, first out when full, by number and by size. What
/// came by gossip cannot be checked yet, so that a peer can make it up: it goes before what was
/// asked for, and the oldest of the peer that has sent most of it goes first.
///
/// A block is an orphan when its parent is neither here nor on its way into the tree; pushing a
/// parent out makes orphans of its children.
public final class BlockCache {
  private final LinkedHashMap<Root, Arrival> byRoot = new LinkedHashMap<>();
  private final Map<Root, Set<Root>> children = new LinkedHashMap<>();
  private final Room<Peer> room = new Room<>(Limits.CACHED_BLOCKS, Limits.CACHED_BLOCK_BYTES);
  private int fetched;
  private long fetchedBytes;

  /// Adds a block and returns those pushed out for it. A block that is here already changes
  /// nothing.
  public List<Arrival> add(Arrival arrival) {
    if (byRoot.putIfAbsent(arrival.root(), arrival) != null) {
      return List.of();
    }
    children.computeIfAbsent(arrival.parentRoot(), _ -> new LinkedHashSet<>()).add(arrival.root());
    count(arrival, 1);
    room.take(gossiper(arrival), arrival.bytes());
    List<Arrival> evicted = new ArrayList<>();
    while (room.isOver()) {
      evicted.add(remove(nextToGo()).orElseThrow());
    }
    return evicted;
  }

  private static Optional<Peer> gossiper(Arrival arrival) {
    return arrival.delivery().isPresent() ? arrival.sender() : Optional.empty();
  }

  private void count(Arrival arrival, int change) {
    if (gossiper(arrival).isEmpty()) {
      fetched += change;
      fetchedBytes += change * arrival.bytes();
    }
  }

  private Root nextToGo() {
    Set<Peer> greediest = room.greediest();
    return byRoot.values().stream()
        .filter(each -> gossiper(each).filter(greediest::contains).isPresent())
        .findFirst()
        .map(Arrival::root)
        .orElseGet(() -> byRoot.firstEntry().getKey());
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

  /// How many of the blocks were asked for.
  public int fetched() {
    return fetched;
  }

  /// What the blocks that were asked for take together.
  public long fetchedBytes() {
    return fetchedBytes;
  }

  /// Takes a block out.
  public Optional<Arrival> remove(Root root) {
    Arrival removed = byRoot.remove(root);
    if (removed == null) {
      return Optional.empty();
    }
    count(removed, -1);
    room.give(gossiper(removed), removed.bytes());
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
