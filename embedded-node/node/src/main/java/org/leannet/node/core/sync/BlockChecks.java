package org.leannet.node.core.sync;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.leannet.node.core.port.Limits;
import org.leannet.ssz.Root;

/// The blocks whose verification is out on a worker, by the number of the job and by root.
///
/// A proof is not part of a block's root, so two copies of one block may differ in it: further
/// copies wait here and are tried when the first one fails. Otherwise whoever is first with a bad
/// proof could keep a good block away.
final class BlockChecks {
  private final Map<Long, Arrival> byNumber = new LinkedHashMap<>();
  private final Map<Root, Queue<Arrival>> copies = new LinkedHashMap<>();
  private long bytes;

  boolean isFull() {
    return copies.size() >= Limits.BLOCKS_UNDER_CHECK || bytes >= Limits.BLOCK_BYTES_UNDER_CHECK;
  }

  boolean isEmpty() {
    return copies.isEmpty();
  }

  boolean contains(Root root) {
    return copies.containsKey(root);
  }

  /// How many blocks of a slot are out.
  int ofSlot(long slot) {
    return (int) byNumber.values().stream().filter(each -> each.slot() == slot).count();
  }

  void start(long number, Arrival arrival) {
    byNumber.put(number, arrival);
    bytes += arrival.bytes();
    copies.putIfAbsent(arrival.root(), new ArrayDeque<>());
  }

  /// Keeps a further copy of a block that is out; false when it is none, or one too many.
  boolean addCopy(Arrival arrival) {
    Queue<Arrival> waiting = copies.get(arrival.root());
    boolean same =
        byNumber.values().stream()
            .anyMatch(
                each -> each.root().equals(arrival.root()) && each.block().equals(arrival.block()));
    boolean kept =
        waiting != null
            && !same
            && waiting.size() < Limits.COPIES_UNDER_CHECK
            && bytes + arrival.bytes() <= Limits.BLOCK_BYTES_UNDER_CHECK
            && waiting.add(arrival);
    bytes += kept ? arrival.bytes() : 0;
    return kept;
  }

  /// Takes a block whose job has ended.
  Optional<Arrival> end(long number) {
    return released(Optional.ofNullable(byNumber.remove(number)));
  }

  /// Forgets a root and returns the copies nobody has looked at.
  Queue<Arrival> close(Root root) {
    Queue<Arrival> left = copies.remove(root);
    if (left == null) {
      return new ArrayDeque<>();
    }
    left.forEach(copy -> bytes -= copy.bytes());
    return left;
  }

  /// The next copy to try.
  Optional<Arrival> nextCopy(Root root) {
    return released(Optional.ofNullable(copies.getOrDefault(root, new ArrayDeque<>()).poll()));
  }

  private Optional<Arrival> released(Optional<Arrival> arrival) {
    arrival.ifPresent(each -> bytes -= each.bytes());
    return arrival;
  }
}
