package org.leannet.node.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// What survives a node's crash.
final class Disk {
  private final Map<Root, StoredBlock> blocks = new LinkedHashMap<>();
  private final TreeMap<Long, Root> finalChain = new TreeMap<>();
  private final Map<Bytes, Long> signedSlots = new HashMap<>();
  private final List<ChainChange> changes = new ArrayList<>();
  private Checkpoint finalized;
  private Checkpoint head;

  Disk(State anchorState, SignedBlock anchor) {
    Root root = anchor.block().root();
    blocks.put(root, new StoredBlock(root, anchor, anchorState));
    finalized = new Checkpoint(root, anchor.block().slot());
    head = finalized;
    finalChain.put(finalized.slot(), root);
  }

  static Disk atGenesis(State genesis, Block block) {
    return new Disk(genesis, new SignedBlock(block, MultiMessageAggregate.EMPTY));
  }

  void write(ChainChange change) {
    changes.add(change);
    change.imported().forEach(block -> blocks.put(block.root(), block));
    change.canonical().forEach(each -> finalChain.put(each.slot(), each.root()));
    change.abandoned().forEach(blocks::remove);
    finalized = change.finalized();
    head = change.head();
  }

  void write(List<SignedSlot> slots) {
    slots.forEach(slot -> signedSlots.put(slot.publicKey(), slot.slot()));
  }

  Map<Bytes, Long> signedSlots() {
    return Map.copyOf(signedSlots);
  }

  StoredBlock anchor() {
    return Optional.ofNullable(blocks.get(finalized.root())).orElseThrow();
  }

  /// All that was ever written, in order.
  List<ChainChange> changes() {
    return List.copyOf(changes);
  }

  /// The blocks after the finalized one, parents first.
  List<SignedBlock> later() {
    return blocks.values().stream()
        .map(StoredBlock::block)
        .filter(block -> block.block().slot() > finalized.slot())
        .sorted(Comparator.comparingLong(block -> block.block().slot()))
        .toList();
  }

  Optional<SignedBlock> block(Root root) {
    return Optional.ofNullable(blocks.get(root)).map(StoredBlock::block);
  }

  Optional<State> state(Root root) {
    return Optional.ofNullable(blocks.get(root)).map(StoredBlock::postState);
  }

  /// The canonical blocks of some slots, oldest first.
  List<SignedBlock> range(long start, long count) {
    List<SignedBlock> found = new ArrayList<>();
    Root at = head.root();
    StoredBlock block = blocks.get(at);
    while (block != null && block.block().block().slot() >= start) {
      if (block.block().block().slot() < start + count && block.block().block().slot() > 0) {
        found.addFirst(block.block());
      }
      block = blocks.get(block.block().block().parentRoot());
    }
    return found;
  }
}
