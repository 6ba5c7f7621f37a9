package org.leannet.launcher.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Every block any node has shown within the window of slots, merged.
final class BlockTree {
  private final Map<String, Known> byRoot = new HashMap<>();
  private final NavigableMap<Long, List<Known>> bySlot = new TreeMap<>();
  private int nextId;

  /// A block with a small number of its own, for bit sets.
  record Known(int id, ChainBlock block) {}

  /// Takes note of the block. Its weight becomes this one.
  Known add(ChainBlock block) {
    var known = byRoot.get(block.root());
    if (known == null) {
      known = new Known(nextId++, block);
      byRoot.put(block.root(), known);
      bySlot.computeIfAbsent(block.slot(), _ -> new ArrayList<>()).add(known);
    } else if (known.block().weight() != block.weight() && known.block().slot() == block.slot()) {
      known = reweighed(known, block.weight());
    }
    return known;
  }

  private Known reweighed(Known old, long weight) {
    var block = old.block();
    var known =
        new Known(
            old.id(),
            new ChainBlock(block.root(), block.slot(), block.parent(), block.proposer(), weight));
    byRoot.put(block.root(), known);
    bySlot.getOrDefault(block.slot(), List.of()).replaceAll(k -> k.id() == old.id() ? known : k);
    return known;
  }

  /// Forgets the blocks of slots before this one.
  void forgetBefore(long slot) {
    var old = bySlot.headMap(slot, false);
    old.values().stream()
        .flatMap(Collection::stream)
        .forEach(known -> byRoot.remove(known.block().root()));
    old.clear();
  }

  Optional<Known> find(String root) {
    return Optional.ofNullable(byRoot.get(root));
  }

  /// The blocks of one slot.
  List<Known> at(long slot) {
    return bySlot.getOrDefault(slot, List.of());
  }

  /// The blocks from this slot on, by slot.
  List<Known> from(long slot) {
    return bySlot.tailMap(slot, true).values().stream().flatMap(Collection::stream).toList();
  }

  /// The chain that ends with this block.
  Branch branch(String head) {
    var blocks = new HashMap<Long, Known>();
    var lowest = Long.MAX_VALUE;
    for (var at = find(head); at.isPresent(); at = parent(at.get())) {
      lowest = at.get().block().slot();
      blocks.put(lowest, at.get());
    }
    return new Branch(lowest, blocks);
  }

  /// A parent is always of an earlier slot; what claims otherwise ends the chain, and no liar can
  /// make a walk endless.
  private Optional<Known> parent(Known child) {
    return find(child.block().parent()).filter(p -> p.block().slot() < child.block().slot());
  }

  /// A head and its known ancestors. Below `lowest` nothing is known of it.
  record Branch(long lowest, Map<Long, Known> bySlot) {
    static final Branch NONE = new Branch(Long.MAX_VALUE, Map.of());

    Optional<Known> at(long slot) {
      return Optional.ofNullable(bySlot.get(slot));
    }

    boolean covers(long slot) {
      return slot >= lowest;
    }
  }
}
