package org.leannet.node.core.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.node.core.port.Peer;
import org.leannet.ssz.Root;

/// A request in flight, and what its answer may still contain.
sealed interface OpenRequest {
  Peer peer();

  /// The interval it was sent in.
  long sentAt();

  /// What is wrong with the next block of the answer, if anything.
  Optional<String> objection(Root root, Block block);

  /// Notes a block of the answer that was in order.
  void accept(Root root, Block block);

  /// Whether a complete answer lacks the block that the peer claims for its head, although it was
  /// asked for. An empty answer is no fault otherwise: slots may be empty, and roots unknown.
  default boolean breaks(Optional<Checkpoint> claimedHead) {
    return false;
  }

  /// Where do you stand?
  record OpenStatus(Peer peer, long sentAt) implements OpenRequest {
    @Override
    public Optional<String> objection(Root root, Block block) {
      return Optional.of("a block in answer to a status request");
    }

    @Override
    public void accept(Root root, Block block) {
      throw new IllegalStateException("a status request takes no block");
    }
  }

  /// Blocks by root: each at most once, in any order.
  record OpenRoots(Peer peer, long sentAt, Map<Root, WantedRoots.Want> missing)
      implements OpenRequest {
    public OpenRoots {
      missing = new LinkedHashMap<>(missing);
    }

    @Override
    public Optional<String> objection(Root root, Block block) {
      return missing.containsKey(root)
          ? Optional.empty()
          : Optional.of("block " + root + " was not asked for, or came twice");
    }

    @Override
    public void accept(Root root, Block block) {
      missing.remove(root);
    }

    @Override
    public boolean breaks(Optional<Checkpoint> claimedHead) {
      return claimedHead.map(head -> missing.containsKey(head.root())).orElse(false);
    }
  }

  /// The block that is wanted, and those before it: a range that ends with it.
  record OpenBehind(WantedRoots.Want want, OpenRange range) implements OpenRequest {
    @Override
    public Peer peer() {
      return range.peer();
    }

    @Override
    public long sentAt() {
      return range.sentAt();
    }

    @Override
    public Optional<String> objection(Root root, Block block) {
      return range.objection(root, block);
    }

    @Override
    public void accept(Root root, Block block) {
      range.accept(root, block);
    }

    /// Whether the answer ended with the block that was wanted. If not, the peer is on another
    /// branch.
    boolean isAnswered() {
      return range.last.equals(Optional.of(want.root()));
    }
  }

  /// Blocks by range: in the range, ascending, each the child of the one before.
  final class OpenRange implements OpenRequest {
    private final Peer peer;
    private final long sentAt;
    private final long start;
    private final long count;
    private Optional<Root> last = Optional.empty();
    private long lastSlot;

    OpenRange(Peer peer, long sentAt, long start, long count) {
      this.peer = peer;
      this.sentAt = sentAt;
      this.start = start;
      this.count = count;
    }

    @Override
    public Peer peer() {
      return peer;
    }

    @Override
    public long sentAt() {
      return sentAt;
    }

    long lastAsked() {
      return start + count - 1;
    }

    /// The slot of the last block that came, if one did.
    Optional<Long> lastReceived() {
      return last.map(_ -> lastSlot);
    }

    @Override
    public Optional<String> objection(Root root, Block block) {
      if (!contains(block.slot())) {
        return Optional.of(
            "block of slot %s outside [%d, %d]"
                .formatted(Long.toUnsignedString(block.slot()), start, lastAsked()));
      }
      if (last.isEmpty()) {
        return Optional.empty();
      }
      if (Long.compareUnsigned(block.slot(), lastSlot) <= 0) {
        return Optional.of(
            "block of slot %d after one of slot %d".formatted(block.slot(), lastSlot));
      }
      return block.parentRoot().equals(last.get())
          ? Optional.empty()
          : Optional.of("block of slot %d is no child of the one before".formatted(block.slot()));
    }

    @Override
    public boolean breaks(Optional<Checkpoint> claimedHead) {
      return claimedHead.map(head -> contains(head.slot()) && isBefore(head.slot())).orElse(false);
    }

    private boolean contains(long slot) {
      return Long.compareUnsigned(slot - start, count) < 0;
    }

    /// Whether nothing came of a slot or of later ones.
    private boolean isBefore(long slot) {
      return last.isEmpty() || Long.compareUnsigned(lastSlot, slot) < 0;
    }

    @Override
    public void accept(Root root, Block block) {
      last = Optional.of(root);
      lastSlot = block.slot();
    }
  }
}
