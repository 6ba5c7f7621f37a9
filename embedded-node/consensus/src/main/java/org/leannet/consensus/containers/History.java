package org.leannet.consensus.containers;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Merkle;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;

/// The roots of all earlier blocks by slot, zero where a slot had none.
///
/// An immutable list to append to: a longer history shares all but the path to its end with the
/// shorter one, remembered subtree roots included. Appending and hashing cost the same at any
/// length, and skipping slots shares the nodes of zeros.
public final class History extends AbstractList<Root> implements RandomAccess {

  private static final Codec<List<Root>> ROOTS = Codecs.list(Root.SSZ, Limits.HISTORICAL_ROOTS);

  public static final History EMPTY = new History(HistoryNode.EMPTY, 0);

  public static final Codec<History> SSZ =
      new RememberingCodec<>(ROOTS, History::of, History::root);

  private final HistoryNode top;
  private final int size;

  private History(HistoryNode top, int size) {
    this.top = top;
    this.size = size;
  }

  /// @throws IllegalArgumentException if there are more than a state may hold
  public static History of(List<Root> roots) {
    if (roots instanceof History history) {
      return history;
    }
    History history = EMPTY.requireRoom(roots.size());
    int whole = roots.size() - roots.size() % HistoryNode.WIDTH;
    for (int i = 0; i < whole; i += HistoryNode.WIDTH) {
      history =
          history.append(
              HistoryNode.leaf(roots.subList(i, i + HistoryNode.WIDTH)), 1, HistoryNode.WIDTH);
    }
    for (Root root : roots.subList(whole, roots.size())) {
      history = history.plus(root);
    }
    return history;
  }

  /// This history and one more root.
  public History plus(Root root) {
    return requireRoom(1).append(root, 0, 1);
  }

  /// This history and `count` slots without a block.
  public History plusZeros(int count) {
    History history = requireRoom(count);
    int end = size + count;
    while (history.size < end) {
      int level = HistoryNode.widestZeros(history.size, end - history.size);
      history =
          history.append(HistoryNode.zeros(level), level, 1 << (level * HistoryNode.LOG_WIDTH));
    }
    return history;
  }

  /// Whether `slot`, an unsigned number from the wire, has an entry.
  public boolean has(long slot) {
    return Long.compareUnsigned(slot, size) < 0;
  }

  /// Whether the block of this checkpoint is part of this history.
  public boolean contains(Checkpoint checkpoint) {
    return has(checkpoint.slot())
        && !checkpoint.root().isZero()
        && top.get((int) checkpoint.slot()).equals(checkpoint.root());
  }

  @Override
  public Root get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("root %d of %d".formatted(index, size));
    }
    return top.get(index);
  }

  @Override
  public int size() {
    return size;
  }

  public Root root() {
    return Merkle.mixInLength(top.root(Sha256.create()), size);
  }

  private History append(Object child, int level, int roots) {
    return new History(top.with(size, child, level), size + roots);
  }

  private History requireRoom(int count) {
    if (count < 0 || count > Limits.HISTORICAL_ROOTS - size) {
      throw new IllegalArgumentException(
          "a history of %d roots has no room for %d more".formatted(size, count));
    }
    return this;
  }
}
